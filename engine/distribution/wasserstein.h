#pragma once

#include <span>
#include <vector>

#include "engine/distribution/gaussian.h"

namespace synthslice::distribution {

/// 1-D Wasserstein-1 distance of two samples, ascending and not empty: the area between their quantile
/// functions.
template <class Number>
[[nodiscard]] double wasserstein1(std::span<const Number> ascendingA, std::span<const Number> ascendingB);

/// 1-D Wasserstein-2 distance of two samples, ascending and not empty: the root of the mean square between
/// their quantile functions.
[[nodiscard]] double wasserstein2(std::span<const double> ascendingA, std::span<const double> ascendingB);

/// Sliced Wasserstein-1 distance of points of the plane (Rabin 2012): the mean of the 1-D distances of their
/// projections on 64 directions that divide the half circle evenly. Points that are moved by t have a
/// distance of 2/pi |t|.
[[nodiscard]] double slicedWasserstein1(std::span<const Point<2>> a, std::span<const Point<2>> b);

extern template double wasserstein1(std::span<const float>, std::span<const float>);
extern template double wasserstein1(std::span<const double>, std::span<const double>);

}  // namespace synthslice::distribution
