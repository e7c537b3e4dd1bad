#pragma once

#include <cstddef>
#include <span>

#include "engine/data/image_kind.h"
#include "engine/data/image_reader.h"
#include "engine/data/picture_header.h"

namespace synthslice::data {

/// Header of a PNG, JPEG or BMP of which at least the beginning is given.
[[nodiscard]] Result<PictureHeader> readRasterHeader(ImageKind kind, std::span<const std::byte> bytes);

/// Decodes a whole PNG, JPEG or BMP whose size was found acceptable. Errors say what is wrong, without a
/// name.
[[nodiscard]] Result<RawImage> decodeRaster(ImageKind kind, std::span<const std::byte> bytes);

}  // namespace synthslice::data
