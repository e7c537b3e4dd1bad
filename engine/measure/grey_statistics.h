#pragma once

#include "engine/base/grey_image.h"

namespace synthslice::measure {

/// Mean and standard deviation (of the population) of grey; both 0 for an image without pixels.
struct GreyStatistics {
    double mean = 0.0;
    double sd = 0.0;
};
[[nodiscard]] GreyStatistics greyStatistics(const GreyImage& image);

}  // namespace synthslice::measure
