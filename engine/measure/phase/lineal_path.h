#pragma once

#include <vector>

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// Lineal path function (Lu and Torquato 1992): element r - 1 is the share of all straight runs of r pixels
/// inside, along rows or columns, that lie wholly in `phase`, r = 1 ... maxLength; so the first is that
/// phase's fraction. NaN for lengths that no run inside has.
[[nodiscard]] std::vector<double> linealPath(const PhaseImage& image, int phase, int maxLength);

/// The same along one axis.
[[nodiscard]] std::vector<double> linealPath(const PhaseImage& image, int phase, int maxLength, Axis axis);

}  // namespace synthslice::measure
