#include "engine/measure/grey/texture.h"

#include <array>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace synthslice::measure {

namespace {

template <class Visit>
void forEachInnerPixel(const GreyImage& image, std::span<const std::uint8_t> inside, Visit visit)
{
    cv::Mat1b inner;  // the pixel and all its neighbours are inside
    if (!inside.empty()) {
        const cv::Mat1b mask(image.height, image.width, const_cast<std::uint8_t*>(inside.data()));
        cv::erode(mask, inner, cv::Mat1b::ones(3, 3));
    }
    for (int y = 1; y + 1 < image.height; ++y) {
        for (int x = 1; x + 1 < image.width; ++x) {
            if (inner.empty() || inner(y, x) != 0) visit(x, y);
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

std::vector<float> gradientMagnitudes(const GreyImage& image, std::span<const std::uint8_t> inside)
{
    std::vector<float> magnitudes;
    forEachInnerPixel(image, inside, [&](int x, int y) {
        const auto g = [&](int dx, int dy) { return image.at(x + dx, y + dy); };
        const float dx = (3 * (g(1, -1) - g(-1, -1)) + 10 * (g(1, 0) - g(-1, 0)) + 3 * (g(1, 1) - g(-1, 1))) /
                         32.0F;
        const float dy = (3 * (g(-1, 1) - g(-1, -1)) + 10 * (g(0, 1) - g(0, -1)) + 3 * (g(1, 1) - g(1, -1))) /
                         32.0F;
        magnitudes.push_back(std::hypot(dx, dy));
    });
    return magnitudes;
}

std::vector<double> localBinaryPatternHistogram(const GreyImage& image, std::span<const std::uint8_t> inside)
{
    // Interpolation must not tell apart equal greys.
    constexpr double rounding = 1e-6;
    std::vector<double> histogram(10, 0.0);
    double pixels = 0.0;
    forEachInnerPixel(image, inside, [&](int x, int y) {
        const double centre = image.at(x, y) - rounding;
        const std::array<bool, 8> brighter{
            image.at(x + 1, y) >= centre, diagonal(image, x, y, 1, -1) >= centre,
            image.at(x, y - 1) >= centre, diagonal(image, x, y, -1, -1) >= centre,
            image.at(x - 1, y) >= centre, diagonal(image, x, y, -1, 1) >= centre,
            image.at(x, y + 1) >= centre, diagonal(image, x, y, 1, 1) >= centre};
        histogram[uniformPattern(brighter)] += 1.0;
        pixels += 1.0;
    });
    for (double& share : histogram) share /= pixels;
    return histogram;
}

}  // namespace synthslice::measure
