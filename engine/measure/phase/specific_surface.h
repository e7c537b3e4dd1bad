#pragma once

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// Length of the interface between `phase` and all others per area inside, 1/px, from the interfaces that
/// lines cross: S_A = pi / 2 times the number of crossings per length of line, averaged over lines in four
/// directions (rows, columns, both diagonals; Cauchy and Crofton's formula, Legland, Kieu, Devaux 2007, Image
/// Analysis and Stereology 26, 83). The border of the image and of what is outside is no interface. By
/// stereology the surface per volume is 4 / pi times that. NaN without two neighbours inside.
[[nodiscard]] double specificSurface(const PhaseImage& image, int phase = 1);

}  // namespace synthslice::measure
