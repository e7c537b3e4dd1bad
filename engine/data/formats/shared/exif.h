#pragma once

#include <cstddef>
#include <span>

namespace synthslice::data {

/// Orientation 1 to 8 from Exif data (JEITA CP-3451), which begin with a TIFF header; 1 if they tell none.
[[nodiscard]] int exifOrientation(std::span<const std::byte> exif);

}  // namespace synthslice::data
