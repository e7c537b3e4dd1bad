#include "engine/measure/circles/point_pattern.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "engine/measure/circles/fibre_statistics.h"
#include "engine/measure/circles/point_grid.h"

namespace synthslice::measure {

namespace {

/// For every whole number of px up to the last radius the place of the first radius that is no smaller.
std::vector<std::size_t> firstRadii(const std::vector<double>& radiiPx)
{
    std::vector<std::size_t> places;
    for (double px = 0.0; px <= radiiPx.back(); px += 1.0) {
        places.push_back(static_cast<std::size_t>(std::ranges::lower_bound(radiiPx, px) - radiiPx.begin()));
    }
    return places;
}

}  // namespace

double clarkEvans(const std::vector<Circle>& circles, const ObservationWindow& window)
{
    const std::vector<double> nearest = nearestNeighbourDistancesPx(circles);
    const auto count = static_cast<double>(nearest.size());
    const double expected = 0.5 * std::sqrt(window.area() / count) +
                            (0.0514 + 0.041 / std::sqrt(count)) * window.perimeter() / count;
    return meanAndSd(nearest).mean / expected;
}

std::vector<double> ripleyK(const std::vector<Circle>& circles, const ObservationWindow& window,
                            const std::vector<double>& radiiPx)
{
    if (circles.size() < 2 || radiiPx.empty())
        return std::vector(radiiPx.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<double> k(radiiPx.size(), 0.0);
    const double area = window.area();
    const std::vector<std::size_t> firstOfPx = firstRadii(radiiPx);
    PointGrid(circles).forEachPair(radiiPx.back(), [&](std::size_t i, std::size_t j, double distance) {
        const double possible = window.covariance(circles[i].x - circles[j].x, circles[i].y - circles[j].y);
        std::size_t first = firstOfPx[static_cast<std::size_t>(distance)];
        while (radiiPx[first] < distance) ++first;
        if (possible > 0.0) k[first] += 2.0 * area / possible;  // both ways
    });
    std::partial_sum(k.begin(), k.end(), k.begin());
    const auto count = static_cast<double>(circles.size());
    for (double& value : k) value *= area / (count * (count - 1.0));
    return k;
}

std::vector<double> pairCorrelation(const std::vector<Circle>& circles, const ObservationWindow& window,
                                    const std::vector<double>& radiiPx)
{
    const std::vector<double> k = ripleyK(circles, window, radiiPx);
    std::vector<double> g;
    for (std::size_t i = 1; i < k.size(); ++i) {
        const double ring = std::numbers::pi * (radiiPx[i] * radiiPx[i] - radiiPx[i - 1] * radiiPx[i - 1]);
        g.push_back((k[i] - k[i - 1]) / ring);
    }
    return g;
}

}  // namespace synthslice::measure
