#pragma once

#include <vector>

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// What lies beyond the image's border: nothing, so that only pairs of pixels inside count, or the image
/// again.
enum class Boundary { Open, Periodic };

// S2(r) = <I(x) I(x + r)>, the probability that both ends of a vector r lie in a phase (Torquato 2002, Random
// Heterogeneous Materials, section 2.2); S2(0) is the volume fraction phi and S2 tends to phi^2. Over the
// pairs of pixels that are both inside; NaN at lags without such a pair. PhasePairs serve several of these
// and have to reach maxLag, maxLag + 1 for radialTwoPointCorrelation().

class PhasePairs;  // phase_pairs.h

/// Along one axis, lags 0 ... maxLag px; maxLag is below the image's size.
[[nodiscard]] std::vector<double> twoPointCorrelation(const PhaseImage& image, Axis axis, int maxLag,
                                                      int phase = 1, Boundary boundary = Boundary::Open);
[[nodiscard]] std::vector<double> twoPointCorrelation(const PhasePairs& pairs, Axis axis, int maxLag);

/// Averaged over directions: element i is the mean of S2 over all lags of a length in [i, i + 1) px, i = 0
/// ... maxLag, weighted by their pairs; maxLag + 1 is below half of the image's size.
[[nodiscard]] std::vector<double> radialTwoPointCorrelation(const PhaseImage& image, int maxLag,
                                                            int phase = 1);
[[nodiscard]] std::vector<double> radialTwoPointCorrelation(const PhasePairs& pairs, int maxLag);

/// Mean length, px, of the lags that each element of radialTwoPointCorrelation() averages: 0, 1.2, 2.3, ...
[[nodiscard]] std::vector<double> meanRadialLags(int maxLag);

/// Sum over lags of the covariance, S2 - phi^2, over phi - phi^2, px^2: the integral range (Lantuejoul 1991),
/// whose root is the characteristic length of ImageRep (Dahari et al. 2024, Advanced Science). Over lags up
/// to the length, at most `maxLag` px, at which the average over directions first falls to 0: what lies
/// beyond is mostly noise, and the negative part that follows in dense packings would promise too much. 0 for
/// a single phase.
[[nodiscard]] double integralRangePx2(const PhaseImage& image, int maxLag, int phase = 1);
[[nodiscard]] double integralRangePx2(const PhasePairs& pairs, int maxLag);

}  // namespace synthslice::measure
