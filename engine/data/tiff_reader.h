#pragma once

#include <filesystem>
#include <vector>

#include "engine/data/image_reader.h"
#include "engine/data/tiff_page.h"

namespace synthslice::data {

/// Tags of all pages of a TIFF or BigTIFF, but for previews. Errors say what is wrong, without the file's
/// name.
[[nodiscard]] Result<std::vector<TiffPage>> readTiffPages(const std::filesystem::path& path);

/// All its pages, but for previews: strips or tiles, any compression libtiff knows, white-is-zero inverted,
/// signed values shifted to unsigned. Errors say what is wrong, without the file's name.
[[nodiscard]] Result<std::vector<RawImage>> readTiff(const std::filesystem::path& path,
                                                     const Progress& progress);

}  // namespace synthslice::data
