#pragma once

#include "engine/measure/phase.h"

namespace synthslice::measure {

/// Length of the interface between the phases per area, 1/px, from the interfaces that lines cross: S_A = pi
/// / 2 times the number of crossings per length of line, averaged over lines in four directions (rows,
/// columns, both diagonals; Cauchy and Crofton's formula, Legland, Kieu, Devaux 2007, Image Analysis and
/// Stereology 26, 83). The image's border is no interface. By stereology the surface per volume is 4 / pi
/// times that.
[[nodiscard]] double specificSurface(const PhaseImage& image);

}  // namespace synthslice::measure
