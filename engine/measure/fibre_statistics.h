#pragma once

#include <vector>

#include "engine/measure/circles.h"

namespace synthslice::measure {

/// Mean and standard deviation (of the population) of diameters, px; both 0 without circles.
struct DiameterStatistics {
    double meanPx = 0.0;
    double sdPx = 0.0;
};
[[nodiscard]] DiameterStatistics diameterStatistics(const std::vector<Circle>& circles);

/// Distance of each circle's centre to the nearest other one, px; empty for fewer than two circles.
[[nodiscard]] std::vector<double> nearestNeighbourDistancesPx(const std::vector<Circle>& circles);

/// Number of pairs that overlap by more than a quarter of their mean radius (distance of centres below
/// 7/8 of the sum of radii), per circle; 0 without circles (science.md section 6).
[[nodiscard]] double intersectingPairsPerCircle(const std::vector<Circle>& circles);

/// Share of a width x height px image that lies inside at least one circle, from 4 x 4 sample points a pixel.
[[nodiscard]] double circleAreaFraction(const std::vector<Circle>& circles, int width, int height);

}  // namespace synthslice::measure
