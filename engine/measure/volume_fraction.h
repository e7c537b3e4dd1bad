#pragma once

#include "engine/base/grey_image.h"

namespace synthslice::measure {

/// Share of pixels brighter than `greyThreshold` (darker, with dark fibres): the volume fraction of fibres,
/// by Delesse's principle (1847).
[[nodiscard]] double volumeFraction(const GreyImage& image, double greyThreshold, bool darkFibres = false);

}  // namespace synthslice::measure
