#include "engine/measure/otsu.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/base/otsu.h"

namespace synthslice::measure {

double otsuThreshold(const std::vector<float>& grey)
{
    if (grey.empty()) {
        return 0.0;
    }
    const auto [darkest, brightest] = std::ranges::minmax(grey);
    if (!(brightest > darkest)) {
        return darkest;
    }
    constexpr int bins = 256;
    const double binWidth = (static_cast<double>(brightest) - darkest) / bins;
    std::array<std::int64_t, bins> histogram{};
    for (const float value : grey) {
        ++histogram[static_cast<std::size_t>(
            std::clamp(static_cast<int>((value - darkest) / binWidth), 0, bins - 1))];
    }
    return darkest + static_cast<double>(otsuBin(histogram) + 1) * binWidth;
}

double otsuThreshold(const std::vector<GreyImage>& images)
{
    std::vector<float> grey;
    for (const GreyImage& image : images) {
        grey.insert(grey.end(), image.grey.begin(), image.grey.end());
    }
    return otsuThreshold(grey);
}

}  // namespace synthslice::measure
