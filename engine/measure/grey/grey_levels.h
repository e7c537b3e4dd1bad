#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace synthslice::measure {

/// Levels that grey from 0 to 1 is counted in: all values of 8- and 16-bit images are levels.
inline constexpr int greyLevels = 65536;

/// How often each level occurs; what lies beyond 0 and 1 counts as the nearest level. Adds to `counts`, of
/// greyLevels.
void countGreyLevels(std::span<const float> grey, std::vector<std::int64_t>& counts);

/// The darkest and the brightest grey without outliers (binsWithoutOutliers()).
struct GreyRange {
    float darkest = 0.0F;
    float brightest = 0.0F;
    [[nodiscard]] bool contains(float grey) const { return grey >= darkest && grey <= brightest; }
};
[[nodiscard]] GreyRange rangeWithoutOutliers(std::span<const float> grey);

}  // namespace synthslice::measure
