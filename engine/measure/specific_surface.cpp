#include "engine/measure/specific_surface.h"

#include <cmath>
#include <numbers>

namespace synthslice::measure {

namespace {

/// Changes of phase per length between pixels and their neighbours at (dx, dy), dy >= 0.
double crossingsPerLength(const PhaseImage& image, int dx, int dy)
{
    double crossings = 0.0;
    double pairs = 0.0;
    for (int y = 0; y + dy < image.height; ++y) {
        for (int x = dx < 0 ? 1 : 0; x + dx < image.width && x < image.width; ++x) {
            crossings += image.at(x, y) != image.at(x + dx, y + dy) ? 1.0 : 0.0;
            pairs += 1.0;
        }
    }
    return pairs == 0.0 ? 0.0 : crossings / (pairs * std::hypot(dx, dy));
}

}  // namespace

double specificSurface(const PhaseImage& image)
{
    const double mean = (crossingsPerLength(image, 1, 0) + crossingsPerLength(image, 0, 1) +
                         crossingsPerLength(image, 1, 1) + crossingsPerLength(image, -1, 1)) /
                        4.0;
    return std::numbers::pi / 2.0 * mean;
}

}  // namespace synthslice::measure
