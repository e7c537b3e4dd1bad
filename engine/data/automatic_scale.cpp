#include "engine/data/automatic_scale.h"

#include <algorithm>
#include <cmath>

#include "engine/data/field_of_view.h"
#include "engine/measure/circles.h"

namespace synthslice::data {

AutomaticScale automaticScale(const RawImage& image)
{
    constexpr int smallestSidePx = 256;
    constexpr double longestPitchPx = 10.0;
    constexpr double goodPitchPx = 8.0;
    if (std::min(image.width, image.height) < smallestSidePx) return {};
    Slice slice;
    slice.width = image.width;
    slice.height = image.height;
    slice.bitDepth = image.bitDepth;
    slice.pixels8 = image.pixels8;
    slice.pixels16 = image.pixels16;
    const auto inside = findFieldOfView(slice).mask(image.width, image.height);
    const double pitchPx = measure::estimateFibreScale(toGrey(image), inside).pitchPx;
    if (pitchPx <= longestPitchPx) return {1.0, pitchPx};
    return {std::round(100.0 * goodPitchPx / pitchPx) / 100.0, pitchPx};
}

}  // namespace synthslice::data
