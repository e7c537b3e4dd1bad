#include "engine/measure/point_pattern.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "engine/measure/fibre_statistics.h"

namespace synthslice::measure {

double clarkEvans(const std::vector<Circle>& circles, int width, int height)
{
    const std::vector<double> nearest = nearestNeighbourDistancesPx(circles);
    if (nearest.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto count = static_cast<double>(nearest.size());
    const double area = static_cast<double>(width) * height;
    const double perimeter = 2.0 * (width + height);
    const double mean = std::accumulate(nearest.begin(), nearest.end(), 0.0) / count;
    const double expected = 0.5 * std::sqrt(area / count) +
                            (0.0514 + 0.041 / std::sqrt(count)) * perimeter / count;
    return mean / expected;
}

std::vector<double> ripleyK(const std::vector<Circle>& circles, int width, int height,
                            const std::vector<double>& radiiPx)
{
    std::vector<double> k(radiiPx.size(), 0.0);
    const auto count = static_cast<double>(circles.size());
    if (circles.size() < 2 || radiiPx.empty()) return k;
    const double area = static_cast<double>(width) * height;
    for (std::size_t i = 0; i < circles.size(); ++i) {
        for (std::size_t j = i + 1; j < circles.size(); ++j) {
            const double dx = std::abs(circles[i].x - circles[j].x);
            const double dy = std::abs(circles[i].y - circles[j].y);
            const double distance = std::hypot(dx, dy);
            if (distance > radiiPx.back()) continue;
            const double weight = 2.0 * area / ((width - dx) * (height - dy));  // both ways
            const auto first = std::ranges::lower_bound(radiiPx, distance) - radiiPx.begin();
            k[static_cast<std::size_t>(first)] += weight;
        }
    }
    std::partial_sum(k.begin(), k.end(), k.begin());
    for (double& value : k) value *= area / (count * (count - 1.0));
    return k;
}

std::vector<double> pairCorrelation(const std::vector<Circle>& circles, int width, int height,
                                    const std::vector<double>& radiiPx)
{
    const std::vector<double> k = ripleyK(circles, width, height, radiiPx);
    std::vector<double> g;
    for (std::size_t i = 1; i < k.size(); ++i) {
        const double ring = std::numbers::pi * (radiiPx[i] * radiiPx[i] - radiiPx[i - 1] * radiiPx[i - 1]);
        g.push_back((k[i] - k[i - 1]) / ring);
    }
    return g;
}

}  // namespace synthslice::measure
