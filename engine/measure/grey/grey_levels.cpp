#include "engine/measure/grey/grey_levels.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/grey/outliers.h"

namespace synthslice::measure {

namespace {

constexpr int brightestLevel = greyLevels - 1;

}  // namespace

void countGreyLevels(std::span<const float> grey, std::vector<std::int64_t>& counts)
{
    for (const float value : grey) {
        const float inside = std::min(1.0F, std::max(0.0F, value));  // of NaN, 0
        ++counts[static_cast<std::size_t>(std::lround(inside * brightestLevel))];
    }
}

GreyRange rangeWithoutOutliers(std::span<const float> grey)
{
    std::vector<std::int64_t> counts(greyLevels);
    countGreyLevels(grey, counts);
    const BinRange kept = binsWithoutOutliers(counts);
    // What lies beyond 0 and 1 is in the outer levels.
    constexpr float unbounded = std::numeric_limits<float>::infinity();
    const auto level = [](double bin) { return static_cast<float>(bin / brightestLevel); };
    return {kept.first == 0 ? -unbounded : level(static_cast<double>(kept.first) - 0.5),
            kept.last == brightestLevel ? unbounded : level(static_cast<double>(kept.last) + 0.5)};
}

}  // namespace synthslice::measure
