#pragma once

#include <vector>

#include "engine/measure/phase.h"

namespace synthslice::measure {

/// What lies beyond the image's border: nothing, so that only pairs of pixels inside count, or the image
/// again.
enum class Boundary { Open, Periodic };

// S2(r) = <I(x) I(x + r)>, the probability that both ends of a vector r lie in phase 1 (Torquato 2002, Random
// Heterogeneous Materials, section 2.2); S2(0) is the volume fraction phi and S2 tends to phi^2. By FFT,
// padded with zeros for open boundaries.

/// Along one axis, lags 0 ... maxLag px; maxLag is below the image's size.
[[nodiscard]] std::vector<double> twoPointCorrelation(const PhaseImage& image, Axis axis, int maxLag,
                                                      Boundary boundary = Boundary::Open);

/// Averaged over directions: element i is the mean of S2 over all lags of a length in [i, i + 1) px, i = 0
/// ... maxLag; maxLag + 1 is below half of the image's size.
[[nodiscard]] std::vector<double> radialTwoPointCorrelation(const PhaseImage& image, int maxLag,
                                                            Boundary boundary = Boundary::Open);

/// Sum over lags of (S2 - phi^2) / (phi - phi^2), px^2: the integral range (Lantuejoul 1991), whose root is
/// the characteristic length of ImageRep (science.md section 4). Over lags up to the length, at most `maxLag`
/// px, at which the average over directions first falls to 0: what lies beyond is mostly noise, and the
/// negative part that follows in dense packings would promise too much. 0 for a single phase.
[[nodiscard]] double integralRangePx2(const PhaseImage& image, int maxLag);

}  // namespace synthslice::measure
