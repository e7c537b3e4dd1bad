#pragma once

#include <cstddef>
#include <span>

#include "engine/base/result.h"
#include "engine/data/picture_header.h"

namespace synthslice::data {

/// Size from the frame header of a JPEG (ITU-T T.81) of which at least the beginning is given.
[[nodiscard]] Result<PictureHeader> readJpegHeader(std::span<const std::byte> bytes);

/// Whether the end marker follows the image data; decoders fill what is missing with grey and say nothing.
[[nodiscard]] bool jpegIsComplete(std::span<const std::byte> bytes);

}  // namespace synthslice::data
