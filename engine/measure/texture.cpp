#include "engine/measure/texture.h"

#include <cmath>
#include <numbers>

namespace synthslice::measure {

namespace {

template <class Visit>
void forEachInnerPixel(const GreyImage& image, Visit visit)
{
    for (int y = 1; y + 1 < image.height; ++y) {
        for (int x = 1; x + 1 < image.width; ++x) {
            visit(x, y);
        }
    }
}

// Grey at (x + dx, y + dy) of the neighbour at distance 1 in direction (dx, dy), both +-1: between four
// pixels.
double diagonal(const GreyImage& image, int x, int y, int dx, int dy)
{
    constexpr double t = std::numbers::sqrt2 / 2.0;
    return (1 - t) * (1 - t) * image.at(x, y) + t * (1 - t) * (image.at(x + dx, y) + image.at(x, y + dy)) +
           t * t * image.at(x + dx, y + dy);
}

std::size_t uniformPattern(const std::array<bool, 8>& brighter)
{
    std::size_t ones = 0;
    int changes = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        ones += brighter[i] ? 1 : 0;
        changes += brighter[i] != brighter[(i + 1) % 8] ? 1 : 0;
    }
    return changes <= 2 ? ones : 9;
}

}  // namespace

std::vector<float> gradientMagnitudes(const GreyImage& image)
{
    std::vector<float> magnitudes;
    forEachInnerPixel(image, [&](int x, int y) {
        const auto g = [&](int dx, int dy) { return image.at(x + dx, y + dy); };
        const float dx = (3 * (g(1, -1) - g(-1, -1)) + 10 * (g(1, 0) - g(-1, 0)) + 3 * (g(1, 1) - g(-1, 1))) /
                         32.0F;
        const float dy = (3 * (g(-1, 1) - g(-1, -1)) + 10 * (g(0, 1) - g(0, -1)) + 3 * (g(1, 1) - g(1, -1))) /
                         32.0F;
        magnitudes.push_back(std::hypot(dx, dy));
    });
    return magnitudes;
}

std::array<double, 10> localBinaryPatternHistogram(const GreyImage& image)
{
    // Interpolation must not tell apart equal greys.
    constexpr double rounding = 1e-6;
    std::array<double, 10> histogram{};
    double pixels = 0.0;
    forEachInnerPixel(image, [&](int x, int y) {
        const double centre = image.at(x, y) - rounding;
        const std::array<bool, 8> brighter{
            image.at(x + 1, y) >= centre, diagonal(image, x, y, 1, -1) >= centre,
            image.at(x, y - 1) >= centre, diagonal(image, x, y, -1, -1) >= centre,
            image.at(x - 1, y) >= centre, diagonal(image, x, y, -1, 1) >= centre,
            image.at(x, y + 1) >= centre, diagonal(image, x, y, 1, 1) >= centre};
        histogram[uniformPattern(brighter)] += 1.0;
        pixels += 1.0;
    });
    for (double& share : histogram) {
        share = pixels > 0.0 ? share / pixels : 0.0;
    }
    return histogram;
}

}  // namespace synthslice::measure
