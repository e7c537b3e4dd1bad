#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::data {

/// Grey 0 to 1 as 0 to the full scale of Sample, rounded and clipped; not-a-number becomes 0.
template <class Sample>
[[nodiscard]] std::vector<Sample> quantize(const GreyImage& image)
{
    constexpr double full = std::numeric_limits<Sample>::max();
    std::vector<Sample> samples(image.grey.size());
    std::transform(image.grey.begin(), image.grey.end(), samples.begin(), [](float grey) {
        return grey > 0.0F ? static_cast<Sample>(std::lround(std::min(static_cast<double>(grey), 1.0) * full))
                           : Sample{0};
    });
    return samples;
}

}  // namespace synthslice::data
