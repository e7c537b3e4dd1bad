#include "engine/measure/otsu.h"

#include <algorithm>
#include <array>

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
    std::array<double, bins> histogram{};
    for (const float value : grey) {
        histogram[static_cast<std::size_t>(
            std::clamp(static_cast<int>((value - darkest) / binWidth), 0, bins - 1))] += 1.0;
    }
    const auto total = static_cast<double>(grey.size());
    double sum = 0.0;
    for (int bin = 0; bin < bins; ++bin) {
        sum += bin * histogram[static_cast<std::size_t>(bin)];
    }
    double below = 0.0;
    double sumBelow = 0.0;
    double largestVariance = -1.0;
    int best = 0;
    for (int bin = 0; bin + 1 < bins; ++bin) {
        below += histogram[static_cast<std::size_t>(bin)];
        sumBelow += bin * histogram[static_cast<std::size_t>(bin)];
        const double above = total - below;
        if (below == 0.0 || above == 0.0) {
            continue;
        }
        const double meanDifference = sumBelow / below - (sum - sumBelow) / above;
        const double variance = below * above * meanDifference * meanDifference;
        if (variance > largestVariance) {
            largestVariance = variance;
            best = bin;
        }
    }
    return darkest + (best + 1) * binWidth;
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
