#pragma once

#include <vector>

#include "engine/measure/circles/circles.h"

namespace synthslice::measure {

/// OpenCV's Hough transform (HOUGH_GRADIENT: Yuen et al. 1990), for comparison with published work that used
/// it. It votes along both directions of the gradient, so that dark gaps between touching fibres become
/// circles too. Strongest first.
[[nodiscard]] std::vector<Circle> findCirclesWithOpenCv(const GreyImage& image,
                                                        const CircleFinderSettings& settings);

}  // namespace synthslice::measure
