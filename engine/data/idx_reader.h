#pragma once

#include <filesystem>
#include <vector>

#include "engine/data/image_reader.h"

namespace synthslice::data {

/// Size of the images in an IDX file.
struct IdxHeader {
    std::int64_t images = 0;
    int width = 0;   ///< px
    int height = 0;  ///< px
};

/// Header of an IDX file of 8-bit images (the format of MNIST; LeCun, Cortes, Burges 1998), plain or gzip.
[[nodiscard]] Result<IdxHeader> readIdxHeader(const std::filesystem::path& path);

/// All its images. Errors say what is wrong, without the file's name.
[[nodiscard]] Result<std::vector<RawImage>> readIdx(const std::filesystem::path& path,
                                                    const Progress& progress);

}  // namespace synthslice::data
