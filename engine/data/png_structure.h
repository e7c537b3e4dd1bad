#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/data/picture_header.h"

namespace synthslice::data {

/// Header of a PNG (ISO/IEC 15948) of which at least the beginning is given.
[[nodiscard]] Result<PictureHeader> readPngHeader(std::span<const std::byte> bytes);

/// Goes through a whole PNG's chunks and their checksums, so that a damaged file is refused before decoding.
/// Returns the pixel size from its pHYs chunk, in um.
[[nodiscard]] Result<std::optional<double>> checkPng(std::span<const std::byte> bytes);

/// Puts a pHYs chunk with this pixel size before the first IDAT of a valid PNG.
void insertPngPixelSize(std::vector<unsigned char>& png, double pixelSizeUm);

}  // namespace synthslice::data
