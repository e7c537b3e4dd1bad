#pragma once

#include <vector>

#include "engine/measure/circles/circles.h"
#include "engine/measure/phase/phase.h"
#include "engine/measure/statistics.h"

namespace synthslice::measure {

/// Of diameters, px.
[[nodiscard]] MeanAndSd diameterStatistics(const std::vector<Circle>& circles);

/// Distance of each circle's centre to the nearest other one, px; empty for fewer than two circles.
[[nodiscard]] std::vector<double> nearestNeighbourDistancesPx(const std::vector<Circle>& circles);

/// Number of pairs that overlap by more than a quarter of their mean radius (distance of centres below
/// 7/8 of the sum of radii), per circle; NaN without circles.
[[nodiscard]] double intersectingPairsPerCircle(const std::vector<Circle>& circles);

/// How circles cover an image, in pixels, from 4 x 4 sample points each.
struct CircleCover {
    double inside = 0.0;     ///< pixels that are not outside
    double inCircles = 0.0;  ///< those in at least one circle
    double inPhase = 0.0;    ///< those of phase 1
    double inBoth = 0.0;     ///< of phase 1 and in a circle

    CircleCover& operator+=(const CircleCover& other);
    /// Jaccard's index of phase 1 and the circles: 1 where the phase is made of these discs. NaN without
    /// both.
    [[nodiscard]] double overlap() const { return inBoth / (inPhase + inCircles - inBoth); }
};
[[nodiscard]] CircleCover circleCover(const std::vector<Circle>& circles, const PhaseImage& image);

/// Share of the pixels inside that lie in at least one circle.
[[nodiscard]] double circleAreaFraction(const std::vector<Circle>& circles, const PhaseImage& image);

}  // namespace synthslice::measure
