#pragma once

#include <vector>

#include "engine/measure/circles/circles.h"
#include "engine/measure/circles/observation_window.h"

namespace synthslice::measure {

// How the centres of circles lie in a window. NaN for fewer than two circles.

/// Mean distance of nearest neighbours over that of a random (Poisson) pattern of the same density, corrected
/// for the window's edges (Clark and Evans 1954; Donnelly 1978): 1 random, above 1 regular, below 1
/// clustered.
[[nodiscard]] double clarkEvans(const std::vector<Circle>& circles, const ObservationWindow& window);

/// Ripley's K at each radius, px^2: the mean number of other centres within r of a centre over the density;
/// pi r^2 for a random pattern. Pairs weigh by the inverse share of the window in which they could lie
/// (translation correction, Ohser 1983). Radii ascending, at most the window's maxLag.
[[nodiscard]] std::vector<double> ripleyK(const std::vector<Circle>& circles, const ObservationWindow& window,
                                          const std::vector<double>& radiiPx);

/// Pair correlation g of centres between consecutive radii: the increase of K over the area of the ring; 1
/// for a random pattern. One element fewer than radii.
[[nodiscard]] std::vector<double> pairCorrelation(const std::vector<Circle>& circles,
                                                  const ObservationWindow& window,
                                                  const std::vector<double>& radiiPx);

}  // namespace synthslice::measure
