#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/data/image_reader.h"

namespace synthslice::data {

/// What a file will take in memory once read, told from its headers alone.
struct ImageExtent {
    std::int64_t pixels = 0;  ///< of all its images together
    std::int64_t bytes = 0;   ///< of their grey values and of what is known of each
};

/// Errors say what is wrong, without the file's name ("it is no image ...").
[[nodiscard]] Result<ImageExtent> readImageExtent(const std::filesystem::path& path);

/// As readImages(), but errors say what is wrong without the file's name.
[[nodiscard]] Result<std::vector<RawImage>> decodeImages(const std::filesystem::path& path,
                                                         const Progress& progress);

}  // namespace synthslice::data
