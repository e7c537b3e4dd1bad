#include "engine/measure/fibre_statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace synthslice::measure {

namespace {

double distance(const Circle& a, const Circle& b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

DiameterStatistics diameterStatistics(const std::vector<Circle>& circles)
{
    if (circles.empty()) {
        return {};
    }
    const auto count = static_cast<double>(circles.size());
    double sum = 0.0;
    for (const Circle& circle : circles) {
        sum += 2.0 * circle.r;
    }
    const double mean = sum / count;
    double squares = 0.0;
    for (const Circle& circle : circles) {
        squares += (2.0 * circle.r - mean) * (2.0 * circle.r - mean);
    }
    return {mean, std::sqrt(squares / count)};
}

std::vector<double> nearestNeighbourDistancesPx(const std::vector<Circle>& circles)
{
    if (circles.size() < 2) {
        return {};
    }
    std::vector<double> nearest(circles.size(), std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < circles.size(); ++i) {
        for (std::size_t j = i + 1; j < circles.size(); ++j) {
            const double apart = distance(circles[i], circles[j]);
            nearest[i] = std::min(nearest[i], apart);
            nearest[j] = std::min(nearest[j], apart);
        }
    }
    return nearest;
}

double intersectingPairsPerCircle(const std::vector<Circle>& circles)
{
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < circles.size(); ++i) {
        for (std::size_t j = i + 1; j < circles.size(); ++j) {
            pairs += distance(circles[i], circles[j]) < 0.875 * (circles[i].r + circles[j].r) ? 1 : 0;
        }
    }
    return circles.empty() ? 0.0 : static_cast<double>(pairs) / static_cast<double>(circles.size());
}

double circleAreaFraction(const std::vector<Circle>& circles, int width, int height)
{
    constexpr int samples = 4;  // per pixel and direction
    const int columns = samples * width;
    const int rows = samples * height;
    std::vector<std::uint8_t> covered(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    for (const Circle& circle : circles) {
        const double x = samples * (circle.x + 0.5) - 0.5;
        const double y = samples * (circle.y + 0.5) - 0.5;
        const double r = samples * circle.r;
        for (int row = std::max(0, static_cast<int>(std::ceil(y - r)));
             row <= std::min(rows - 1, static_cast<int>(std::floor(y + r))); ++row) {
            const double halfChord = std::sqrt(std::max(0.0, r * r - (row - y) * (row - y)));
            const int first = std::max(0, static_cast<int>(std::ceil(x - halfChord)));
            const int last = std::min(columns - 1, static_cast<int>(std::floor(x + halfChord)));
            if (first <= last) {
                const auto start = covered.begin() + static_cast<std::ptrdiff_t>(row) * columns;
                std::fill(start + first, start + last + 1, std::uint8_t{1});
            }
        }
    }
    return covered.empty()
               ? 0.0
               : static_cast<double>(std::ranges::count(covered, 1)) / static_cast<double>(covered.size());
}

}  // namespace synthslice::measure
