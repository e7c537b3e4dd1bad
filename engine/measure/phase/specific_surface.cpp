#include "engine/measure/phase/specific_surface.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace synthslice::measure {

namespace {

/// Changes between the phase and others per length between pixels and their neighbours at (dx, dy), dy >= 0.
double crossingsPerLength(const PhaseImage& image, int phase, int dx, int dy)
{
    double crossings = 0.0;
    double pairs = 0.0;
    for (int y = 0; y + dy < image.height; ++y) {
        for (int x = std::max(0, -dx); x + std::max(0, dx) < image.width; ++x) {
            const std::uint8_t here = image.at(x, y);
            const std::uint8_t there = image.at(x + dx, y + dy);
            if (here == PhaseImage::outside || there == PhaseImage::outside) continue;
            crossings += (here == phase) != (there == phase) ? 1.0 : 0.0;
            pairs += 1.0;
        }
    }
    return crossings / (pairs * std::hypot(dx, dy));
}

}  // namespace

double specificSurface(const PhaseImage& image, int phase)
{
    const double mean = (crossingsPerLength(image, phase, 1, 0) + crossingsPerLength(image, phase, 0, 1) +
                         crossingsPerLength(image, phase, 1, 1) + crossingsPerLength(image, phase, -1, 1)) /
                        4.0;
    return std::numbers::pi / 2.0 * mean;
}

}  // namespace synthslice::measure
