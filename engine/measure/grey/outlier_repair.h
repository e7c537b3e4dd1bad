#pragma once

#include <cstdint>
#include <span>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

/// The image with outliers (binsWithoutOutliers()) replaced by the median of their neighbours in 5 x 5 pixels
/// that are none, which mends hot pixels and dead lines; farther inside larger inclusions, by the limit they
/// exceed. With a region (1 inside, one value per pixel) nothing outside of it counts or changes.
[[nodiscard]] GreyImage withoutOutliers(const GreyImage& image, std::span<const std::uint8_t> region = {});

}  // namespace synthslice::measure
