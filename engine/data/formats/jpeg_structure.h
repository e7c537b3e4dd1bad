#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/base/result.h"
#include "engine/data/formats/shared/samples.h"

namespace synthslice::data {

/// Size from the frame header of a JPEG (ITU-T T.81) of which at least the beginning is given.
[[nodiscard]] Result<ImageHeader> readJpegHeader(std::span<const std::byte> bytes);

/// Whether the end marker follows the image data; decoders fill what is missing with grey and say nothing.
[[nodiscard]] bool jpegIsComplete(std::span<const std::byte> bytes);

/// The pixel size by the density of JFIF (ITU-T T.871), if it tells one.
[[nodiscard]] std::optional<PixelSize> jpegPixelSize(std::span<const std::byte> bytes);

/// Orientation 1 to 8 by Exif; 1 if there is none.
[[nodiscard]] int jpegOrientation(std::span<const std::byte> bytes);

}  // namespace synthslice::data
