#include "engine/measure/radius_refinement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace synthslice::measure {

namespace {

constexpr std::size_t rays = 16;
constexpr std::size_t raysLeftOut = rays / 4;
constexpr double stepPx = 0.25;

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

double steepestFallRadius(const cv::Mat1f& smooth, double x, double y, double smallest, double largest)
{
    const auto steps = static_cast<std::size_t>((largest - smallest) / stepPx) + 1;
    std::vector<std::array<double, rays>> falls(steps);
    for (std::size_t ray = 0; ray < rays; ++ray) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(ray) / rays;
        const double outX = std::cos(angle);
        const double outY = std::sin(angle);
        for (std::size_t step = 0; step < steps; ++step) {
            const double r = smallest + static_cast<double>(step) * stepPx;
            falls[step][ray] = bilinear(smooth, x + (r - 1.0) * outX, y + (r - 1.0) * outY) -
                               bilinear(smooth, x + (r + 1.0) * outX, y + (r + 1.0) * outY);
        }
    }
    double steepest = -1.0;
    double radius = smallest;
    for (std::size_t step = 0; step < steps; ++step) {
        std::ranges::nth_element(falls[step], falls[step].begin() + raysLeftOut);
        double sum = 0.0;
        for (std::size_t ray = raysLeftOut; ray < rays; ++ray) {
            sum += falls[step][ray];
        }
        if (sum > steepest) {
            steepest = sum;
            radius = smallest + static_cast<double>(step) * stepPx;
        }
    }
    return radius;
}

}  // namespace synthslice::measure
