#pragma once

#include <optional>
#include <string>

#include "engine/families/distribution/point_tensors.h"

namespace synthslice::training {

/// How far generated points are from real ones; NaN where it cannot be told.
struct PointDistances {
    double klRealGenerated;  ///< KL(p || q), nats; of densities, as the next two
    double klGeneratedReal;
    double js;                ///< nats
    double w1;                ///< on a line Wasserstein-1, in the plane sliced Wasserstein-1 (of samples)
    double w2;                ///< on a line
    std::string notice = {};  ///< why something cannot be told; mostly empty
};

/// Distances of two sources: of densities exact on a line and by a grid in the plane (up to a second),
/// otherwise of samples.
template <std::size_t D>
[[nodiscard]] PointDistances distancesOf(const PointSource<D>& real, const PointSource<D>& generated);

/// Wasserstein-1 of points of a line, sliced Wasserstein-1 of points of the plane.
[[nodiscard]] double pointWasserstein(const Points<1>& a, const Points<1>& b);
[[nodiscard]] double pointWasserstein(const Points<2>& a, const Points<2>& b);

/// Which of a mixture's Gaussians points have found (Metz 2017, section 3.3, and Srivastava 2017 count so): a
/// point belongs to one if it lies within three of its standard deviations.
struct ModeCount {
    double modes = 0.0;   ///< Gaussians that have a point
    double onMode = 0.0;  ///< share of the points that belong to one
};
template <std::size_t D>
[[nodiscard]] ModeCount countModes(const synthslice::distribution::Mixture<D>& real, const Points<D>& points);

}  // namespace synthslice::training
