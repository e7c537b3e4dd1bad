#pragma once

#include <opencv2/core.hpp>

namespace synthslice::measure {

/// Radius of the bright disc at (x, y), px of `smooth`, of which `blurSigmaPx` is the blur in all: where grey
/// falls most steeply outwards, between `smallest` and `largest`, along those of 24 rays that reach gaps
/// nearly as dark as the darkest sixth do; past a touching neighbour the fall is pulled inwards. The
/// steepest fall of a blurred disc of radius R lies about sigma^2 / 2R inside its rim (Bouma et al., IEEE
/// TPAMI 27, 2005, 1501), which is added.
[[nodiscard]] double discRadius(const cv::Mat1f& smooth, double x, double y, double smallest, double largest,
                                double blurSigmaPx);

}  // namespace synthslice::measure
