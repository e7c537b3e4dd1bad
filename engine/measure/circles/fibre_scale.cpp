#include <algorithm>
#include <limits>
#include <set>
#include <vector>

#include "engine/measure/circles/circles.h"
#include "engine/measure/grey/grey_levels.h"
#include "engine/measure/grey/grey_region.h"
#include "engine/measure/grey/power_spectrum.h"

namespace synthslice::measure {

namespace {

constexpr int largestWindowPx = 512;
constexpr double shortestPitchPx = 4.0;
constexpr double noisePitchPx = 3.4;  // noise only grows on from there
constexpr double longestPitchPx = 64.0;

// A square cut-out; what lies outside the region gets the mean grey inside it. Empty if that is more than
// half of it.
GreyImage window(const GreyImage& slice, std::span<const std::uint8_t> region, int left, int top, int side)
{
    double sum = 0.0;
    double count = 0.0;
    for (int y = top; y < top + side; ++y) {
        for (int x = left; x < left + side; ++x) {
            sum += isInside(region, slice, x, y) ? slice.at(x, y) : 0.0;
            count += isInside(region, slice, x, y) ? 1.0 : 0.0;
        }
    }
    if (count < 0.5 * side * side) {
        return {};
    }
    GreyImage cut(side, side, static_cast<float>(sum / count));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (isInside(region, slice, left + x, top + y)) {
                cut.at(x, y) = slice.at(left + x, top + y);
            }
        }
    }
    return cut;
}

// The region less the outliers.
std::vector<std::uint8_t> usable(const GreyImage& slice, std::span<const std::uint8_t> fieldOfView)
{
    const GreyRange range = rangeWithoutOutliers(greyInside(slice, fieldOfView));
    std::vector<std::uint8_t> region(slice.grey.size());
    for (std::size_t pixel = 0; pixel < region.size(); ++pixel) {
        region[pixel] = (fieldOfView.empty() || fieldOfView[pixel] != 0) && range.contains(slice.grey[pixel])
                            ? 1
                            : 0;
    }
    return region;
}

// First and last column and row that the region reaches.
struct Bounds {
    int left = std::numeric_limits<int>::max();
    int right = 0;
    int top = std::numeric_limits<int>::max();
    int bottom = 0;
};

Bounds boundsOf(const GreyImage& slice, std::span<const std::uint8_t> region)
{
    Bounds bounds;
    for (int y = 0; y < slice.height; ++y) {
        for (int x = 0; x < slice.width; ++x) {
            if (isInside(region, slice, x, y)) {
                bounds = {std::min(bounds.left, x), std::max(bounds.right, x), std::min(bounds.top, y),
                          std::max(bounds.bottom, y)};
            }
        }
    }
    return bounds;
}

// Mean spectrum of up to nine windows spread over the region (Welch 1967).
std::vector<double> meanRadialPower(const GreyImage& slice, std::span<const std::uint8_t> region,
                                    const Bounds& bounds, int side)
{
    const std::set<int> lefts{bounds.left, (bounds.left + bounds.right + 1 - side) / 2,
                              bounds.right + 1 - side};
    const std::set<int> tops{bounds.top, (bounds.top + bounds.bottom + 1 - side) / 2,
                             bounds.bottom + 1 - side};
    std::vector<double> sum;
    for (const int top : tops) {
        for (const int left : lefts) {
            const std::vector<double> power = radialPowerSpectrum(window(slice, region, left, top, side))
                                                  .power;
            sum.resize(std::max(sum.size(), power.size()), 0.0);
            std::ranges::transform(power, sum, sum.begin(), std::plus{});
        }
    }
    return sum;
}

}  // namespace

FibreScale estimateFibreScale(const GreyImage& slice, std::span<const std::uint8_t> fieldOfView)
{
    const std::vector<std::uint8_t> region = usable(slice, fieldOfView);
    const Bounds bounds = boundsOf(slice, region);
    const int side = std::min(
        {largestWindowPx, bounds.right + 1 - bounds.left, bounds.bottom + 1 - bounds.top});
    if (side <= 0) {
        return {};
    }
    const std::vector<double> power = meanRadialPower(slice, region, bounds, side);
    const auto weighted = [&](std::size_t k) { return static_cast<double>(k * k) * power[k]; };
    // Three bins together, against the scatter of single ones.
    const auto smoothed = [&](std::size_t k) { return weighted(k - 1) + weighted(k) + weighted(k + 1); };
    double largest = 0.0;
    FibreScale scale;
    for (std::size_t k = 1; k + 1 < power.size(); ++k) {
        const double pitchPx = side / static_cast<double>(k);
        if (pitchPx >= noisePitchPx && pitchPx <= longestPitchPx && smoothed(k) > largest) {
            largest = smoothed(k);
            scale.pitchPx = pitchPx;
        }
    }
    if (scale.pitchPx < shortestPitchPx) scale.pitchPx = 0.0;
    scale.radiusPx = 0.41 * scale.pitchPx;
    return scale;
}

}  // namespace synthslice::measure
