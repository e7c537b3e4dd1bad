#include <algorithm>
#include <set>

#include "engine/measure/circles.h"
#include "engine/measure/power_spectrum.h"

namespace synthslice::measure {

namespace {

constexpr int largestWindowPx = 512;
constexpr double shortestPitchPx = 4.0;
constexpr double longestPitchPx = 64.0;

// A square cut-out; what lies outside the field of view gets the mean grey inside it. Empty if that is
// more than half of it.
GreyImage window(const GreyImage& slice, std::span<const std::uint8_t> fieldOfView, int left, int top,
                 int side)
{
    const auto inside = [&](int x, int y) {
        return fieldOfView.empty() || fieldOfView[static_cast<std::size_t>(y) * slice.width + x] != 0;
    };
    double sum = 0.0;
    double count = 0.0;
    for (int y = top; y < top + side; ++y) {
        for (int x = left; x < left + side; ++x) {
            sum += inside(x, y) ? slice.at(x, y) : 0.0;
            count += inside(x, y) ? 1.0 : 0.0;
        }
    }
    if (count < 0.5 * side * side) {
        return {};
    }
    GreyImage cut(side, side, static_cast<float>(sum / count));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (inside(left + x, top + y)) {
                cut.at(x, y) = slice.at(left + x, top + y);
            }
        }
    }
    return cut;
}

// Mean spectrum of up to nine windows spread over the slice (Welch 1967).
std::vector<double> meanRadialPower(const GreyImage& slice, std::span<const std::uint8_t> fieldOfView,
                                    int side)
{
    const std::set<int> lefts{0, (slice.width - side) / 2, slice.width - side};
    const std::set<int> tops{0, (slice.height - side) / 2, slice.height - side};
    std::vector<double> sum;
    for (const int top : tops) {
        for (const int left : lefts) {
            const std::vector<double> power = radialPowerSpectrum(window(slice, fieldOfView, left, top, side))
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
    const int side = std::min({largestWindowPx, slice.width, slice.height});
    const std::vector<double> power = meanRadialPower(slice, fieldOfView, side);
    const auto weighted = [&](std::size_t k) { return static_cast<double>(k * k) * power[k]; };
    // Three bins together, against the scatter of single ones.
    const auto smoothed = [&](std::size_t k) { return weighted(k - 1) + weighted(k) + weighted(k + 1); };
    double largest = 0.0;
    FibreScale scale;
    for (std::size_t k = 1; k + 1 < power.size(); ++k) {
        const double pitchPx = side / static_cast<double>(k);
        if (pitchPx >= shortestPitchPx && pitchPx <= longestPitchPx && smoothed(k) > largest) {
            largest = smoothed(k);
            scale.pitchPx = pitchPx;
        }
    }
    // Noise only grows towards the shortest pitch: that is no peak.
    if (scale.pitchPx > 0.0 && side / scale.pitchPx + 1.0 > side / shortestPitchPx) {
        scale.pitchPx = 0.0;
    }
    scale.radiusPx = 0.41 * scale.pitchPx;
    return scale;
}

}  // namespace synthslice::measure
