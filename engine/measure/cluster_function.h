#pragma once

#include <vector>

#include "engine/measure/phase.h"

namespace synthslice::measure {

/// Two-point cluster function C2(r), r = 0 ... maxLag px: the probability that two pixels at a distance r
/// along a row or a column lie in the same cluster of phase 1 (Jiao, Stillinger, Torquato 2009, PNAS 106,
/// 17634). Clusters are connected by sides. C2(0) is the volume fraction; maxLag is below the image's size.
[[nodiscard]] std::vector<double> clusterFunction(const PhaseImage& image, int maxLag);

}  // namespace synthslice::measure
