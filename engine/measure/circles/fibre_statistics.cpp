#include "engine/measure/circles/fibre_statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/measure/circles/point_grid.h"

namespace synthslice::measure {

MeanAndSd diameterStatistics(const std::vector<Circle>& circles)
{
    std::vector<double> diameters;
    for (const Circle& circle : circles) diameters.push_back(2.0 * circle.r);
    return meanAndSd(diameters);
}

std::vector<double> nearestNeighbourDistancesPx(const std::vector<Circle>& circles)
{
    if (circles.size() < 2) return {};
    const PointGrid grid(circles);
    std::vector<double> nearest;
    for (std::size_t i = 0; i < circles.size(); ++i) nearest.push_back(grid.nearestPx(i));
    return nearest;
}

double intersectingPairsPerCircle(const std::vector<Circle>& circles)
{
    if (circles.empty()) return std::numeric_limits<double>::quiet_NaN();
    constexpr double share = 0.875;  // of the sum of radii
    const double largest = std::ranges::max(circles, {}, &Circle::r).r;
    double pairs = 0.0;
    PointGrid(circles).forEachPair(2.0 * share * largest, [&](std::size_t i, std::size_t j, double apart) {
        pairs += apart < share * (circles[i].r + circles[j].r) ? 1.0 : 0.0;
    });
    return pairs / static_cast<double>(circles.size());
}

CircleCover& CircleCover::operator+=(const CircleCover& other)
{
    inside += other.inside;
    inCircles += other.inCircles;
    inPhase += other.inPhase;
    inBoth += other.inBoth;
    return *this;
}

CircleCover circleCover(const std::vector<Circle>& circles, const PhaseImage& image)
{
    constexpr int samples = 4;  // per pixel and direction
    const int columns = samples * image.width;
    const int rows = samples * image.height;
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
    CircleCover cover;
    constexpr double share = 1.0 / (samples * samples);  // of a pixel, in a sample point
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const std::uint8_t phase = image.at(column / samples, row / samples);
            if (phase == PhaseImage::outside) continue;
            const bool inCircle = covered[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                                          static_cast<std::size_t>(column)] != 0;
            cover.inside += share;
            cover.inCircles += inCircle ? share : 0.0;
            cover.inPhase += phase == 1 ? share : 0.0;
            cover.inBoth += inCircle && phase == 1 ? share : 0.0;
        }
    }
    return cover;
}

double circleAreaFraction(const std::vector<Circle>& circles, const PhaseImage& image)
{
    const CircleCover cover = circleCover(circles, image);
    return cover.inCircles / cover.inside;
}

}  // namespace synthslice::measure
