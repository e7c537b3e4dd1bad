#pragma once

#include <vector>

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

// Clusters of a phase: pixels connected by their sides.

/// Two-point cluster function C2(r), r = 0 ... maxLag px: the probability that two pixels inside at a
/// distance r along a row or a column lie in the same cluster of `phase` (Jiao, Stillinger, Torquato 2009,
/// PNAS 106, 17634). C2(0) is the phase's fraction; maxLag is below the image's size. NaN where no pair lies
/// inside.
[[nodiscard]] std::vector<double> clusterFunction(const PhaseImage& image, int maxLag, int phase = 1);

/// Share of the phase's pixels that lie in its largest cluster: 1 if it hangs together. NaN without the
/// phase.
[[nodiscard]] double connectivity(const PhaseImage& image, int phase = 1);

}  // namespace synthslice::measure
