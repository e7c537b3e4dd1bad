#include "engine/measure/grey/outlier_repair.h"

#include <algorithm>
#include <vector>

#include "engine/measure/grey/grey_levels.h"
#include "engine/measure/grey/grey_region.h"
#include "engine/measure/quantile.h"

namespace synthslice::measure {

namespace {

constexpr int reachPx = 2;

float repaired(const GreyImage& image, std::span<const std::uint8_t> region, const GreyRange& range, int x,
               int y)
{
    std::vector<float> neighbours;
    for (int v = std::max(0, y - reachPx); v <= std::min(image.height - 1, y + reachPx); ++v) {
        for (int u = std::max(0, x - reachPx); u <= std::min(image.width - 1, x + reachPx); ++u) {
            if (isInside(region, image, u, v) && range.contains(image.at(u, v))) {
                neighbours.push_back(image.at(u, v));
            }
        }
    }
    return neighbours.empty() ? std::clamp(image.at(x, y), range.darkest, range.brightest)
                              : static_cast<float>(quantile(std::move(neighbours), 0.5));
}

}  // namespace

GreyImage withoutOutliers(const GreyImage& image, std::span<const std::uint8_t> region)
{
    const GreyRange range = rangeWithoutOutliers(greyInside(image, region));
    GreyImage result = image;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (isInside(region, image, x, y) && !range.contains(image.at(x, y))) {
                result.at(x, y) = repaired(image, region, range, x, y);
            }
        }
    }
    return result;
}

}  // namespace synthslice::measure
