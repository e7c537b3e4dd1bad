#include "engine/measure/phase/phase.h"

#include <algorithm>
#include <limits>

namespace synthslice::measure {

double phaseFraction(const PhaseImage& image, int phase)
{
    const auto inside = static_cast<std::ptrdiff_t>(image.phase.size()) -
                        std::ranges::count(image.phase, PhaseImage::outside);
    return inside == 0
               ? std::numeric_limits<double>::quiet_NaN()
               : static_cast<double>(std::ranges::count(image.phase, phase)) / static_cast<double>(inside);
}

}  // namespace synthslice::measure
