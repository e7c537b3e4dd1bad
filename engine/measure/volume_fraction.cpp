#include "engine/measure/volume_fraction.h"

#include <algorithm>

namespace synthslice::measure {

double volumeFraction(const GreyImage& image, double greyThreshold, bool darkFibres)
{
    if (image.grey.empty()) {
        return 0.0;
    }
    const auto fibre = std::ranges::count_if(
        image.grey, [&](float grey) { return darkFibres ? grey < greyThreshold : grey > greyThreshold; });
    return static_cast<double>(fibre) / static_cast<double>(image.grey.size());
}

}  // namespace synthslice::measure
