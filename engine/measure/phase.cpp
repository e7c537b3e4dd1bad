#include "engine/measure/phase.h"

#include <numeric>

namespace synthslice::measure {

PhaseImage phaseImage(const GreyImage& image, double greyThreshold, bool darkFibres)
{
    PhaseImage result{image.width, image.height, {}};
    result.phase.reserve(image.grey.size());
    for (const float grey : image.grey) {
        result.phase.push_back((darkFibres ? grey < greyThreshold : grey > greyThreshold) ? 1 : 0);
    }
    return result;
}

double phaseFraction(const PhaseImage& image)
{
    const auto pixels = static_cast<double>(image.phase.size());
    return pixels == 0.0 ? 0.0 : std::accumulate(image.phase.begin(), image.phase.end(), 0.0) / pixels;
}

}  // namespace synthslice::measure
