#include "engine/measure/circles/radius_refinement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace synthslice::measure {

namespace {

constexpr std::size_t rays = 24;
// Rays count that reach a gap nearly as deep as those of the sixth that reach the deepest: rays to touching
// neighbours find shallower ones, and a pore behind the rim must not be the measure.
constexpr std::size_t deepestRays = rays / 6;
constexpr double freeShare = 0.95;
constexpr std::size_t stepsPerPx = 4;
// Grey falls over two pixels where its fall is measured: a box of this variance more than the slope's own
// blur.
constexpr double fallVariancePx2 = 1.0 / 3.0;

double bilinear(const cv::Mat1f& image, double x, double y)
{
    x = std::clamp(x, 0.0, image.cols - 1.001);
    y = std::clamp(y, 0.0, image.rows - 1.001);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const double fx = x - left;
    const double fy = y - top;
    const float* row = image[top];
    const float* below = image[top + 1];
    return (1.0 - fy) * ((1.0 - fx) * row[left] + fx * row[left + 1]) +
           fy * ((1.0 - fx) * below[left] + fx * below[left + 1]);
}

}  // namespace

double discRadius(const cv::Mat1f& smooth, double x, double y, double smallest, double largest,
                  double blurSigmaPx)
{
    constexpr double stepPx = 1.0 / stepsPerPx;
    const auto radii = static_cast<std::size_t>((largest - smallest) / stepPx) + 1;
    // From one pixel before the smallest radius to one pixel and a sixth of the radius behind the largest:
    // gaps.
    const auto samples = radii + 2 * stepsPerPx + static_cast<std::size_t>(largest / 6.0 / stepPx);
    std::array<std::vector<double>, rays> profiles;
    std::array<double, rays> darkest{};
    double innerGrey = 0.0;
    for (std::size_t ray = 0; ray < rays; ++ray) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(ray) / rays;
        const double outX = std::cos(angle);
        const double outY = std::sin(angle);
        profiles[ray].reserve(samples);
        for (std::size_t sample = 0; sample < samples; ++sample) {
            const double r = smallest - 1.0 + static_cast<double>(sample) * stepPx;
            profiles[ray].push_back(bilinear(smooth, x + r * outX, y + r * outY));
        }
        darkest[ray] = std::ranges::min(profiles[ray]);
        innerGrey += profiles[ray].front() / rays;
    }
    std::array<double, rays> ordered = darkest;
    std::ranges::nth_element(ordered, ordered.begin() + deepestRays - 1);
    const double freeGrey = innerGrey - freeShare * (innerGrey - ordered[deepestRays - 1]);
    std::size_t steepest = 0;
    double steepestFall = -std::numeric_limits<double>::infinity();
    for (std::size_t radius = 0; radius < radii; ++radius) {
        double fall = 0.0;
        for (std::size_t ray = 0; ray < rays; ++ray) {
            if (darkest[ray] <= freeGrey) {
                fall += profiles[ray][radius] - profiles[ray][radius + 2 * stepsPerPx];
            }
        }
        if (fall > steepestFall) {
            steepestFall = fall;
            steepest = radius;
        }
    }
    const double radius = smallest + static_cast<double>(steepest) * stepPx;
    return radius + (blurSigmaPx * blurSigmaPx + fallVariancePx2) / (2.0 * radius);
}

}  // namespace synthslice::measure
