#pragma once

#include <vector>

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// Whether there is enough data for a phase's volume fraction (ImageRep: Dahari et al. 2024, Advanced
/// Science).
struct Representativity {
    double volumeFraction = 0.0;
    double integralRangePx2 = 0.0;   ///< area over which pixels of an image know of each other
    double independentImages = 0.0;  ///< how many images there are that know nothing of each other
    double independentFields = 0.0;  ///< area of these over the integral range
    double sd = 0.0;                 ///< of the volume fraction: sqrt(phi (1 - phi) / independentFields)
    double low = 0.0;                ///< 95 % confidence interval: +- 1.96 sd, within 0 to 1
    double high = 0.0;

    /// Of the other phase of two, which knows of itself as far.
    [[nodiscard]] Representativity ofOtherPhase() const
    {
        return {1.0 - volumeFraction, integralRangePx2, independentImages, independentFields, sd,
                1.0 - high,           1.0 - low};
    }
};

/// From images of one material, in the order of their stack. The integral range is the mean over images of
/// integralRangePx2() with lags up to an eighth of the smaller side, weighted by area, and at least one
/// pixel. Of N images of one size in a row, N / (1 + 2 sum_k (1 - k / N) rho_k) count, where rho_k is the
/// correlation of the phase at one place k images apart, up to the first that is not positive (effective
/// sample size of a stationary series, Bayley and Hammersley 1946): ten copies are one image. NaN without
/// pixels inside.
[[nodiscard]] Representativity representativity(const std::vector<PhaseImage>& images, int phase = 1);

}  // namespace synthslice::measure
