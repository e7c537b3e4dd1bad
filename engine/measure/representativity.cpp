#include "engine/measure/representativity.h"

#include <algorithm>
#include <cmath>

#include "engine/measure/two_point_correlation.h"

namespace synthslice::measure {

Representativity representativity(const std::vector<PhaseImage>& images)
{
    double area = 0.0;
    double fibres = 0.0;
    double rangeTimesArea = 0.0;
    for (const PhaseImage& image : images) {
        const auto pixels = static_cast<double>(image.phase.size());
        area += pixels;
        fibres += pixels * phaseFraction(image);
        rangeTimesArea += pixels * integralRangePx2(image, std::min(image.width, image.height) / 8);
    }
    if (area == 0.0) return {};
    constexpr double z95 = 1.96;
    const double phi = fibres / area;
    const double range = std::max(1.0, rangeTimesArea / area);
    const double fields = area / range;
    const double sd = std::sqrt(phi * (1.0 - phi) / fields);
    return {phi, range, fields, sd, std::max(0.0, phi - z95 * sd), std::min(1.0, phi + z95 * sd)};
}

}  // namespace synthslice::measure
