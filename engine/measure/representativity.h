#pragma once

#include <vector>

#include "engine/measure/phase.h"

namespace synthslice::measure {

/// Whether there is enough data for the volume fraction (science.md section 4; ImageRep, Advanced Science
/// 2024).
struct Representativity {
    double volumeFraction = 0.0;
    double integralRangePx2 = 0.0;   ///< area over which pixels know of each other
    double independentFields = 0.0;  ///< area of all images over the integral range
    double sd = 0.0;                 ///< of the volume fraction: sqrt(phi (1 - phi) / independentFields)
    double low = 0.0;                ///< 95 % confidence interval: +- 1.96 sd, within 0 to 1
    double high = 0.0;
};

/// From images of one material. The integral range is the mean over images of integralRangePx2() with lags up
/// to an eighth of the smaller side, weighted by area, and at least one pixel. All zero without images.
[[nodiscard]] Representativity representativity(const std::vector<PhaseImage>& images);

}  // namespace synthslice::measure
