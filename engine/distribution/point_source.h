#pragma once

#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "engine/distribution/mixture.h"
#include "engine/distribution/points.h"

namespace synthslice::distribution {

template <std::size_t D>
using Points = std::vector<Point<D>>;

/// Where points come from: a density, or points that are drawn with replacement (not empty).
template <std::size_t D>
using PointSource = std::variant<Mixture<D>, Points<D>>;

/// Draws number `first` to `first + count - 1`: a function of the numbers alone.
template <std::size_t D>
[[nodiscard]] Points<D> drawPoints(const PointSource<D>& source, std::uint64_t seed, std::uint64_t first,
                                   std::int64_t count);

/// The first coordinate's lowest and highest value: of points, or four standard deviations around each
/// Gaussian.
[[nodiscard]] std::pair<double, double> extentOf(const PointSource<1>& source);

/// Places that show all of the sources, evenly spaced.
[[nodiscard]] std::vector<double> placesOf(const std::vector<const PointSource<1>*>& sources);

/// F(x), the share of the source up to each of the ascending places `x`.
[[nodiscard]] std::vector<double> cdfOf(const PointSource<1>& source, const std::vector<double>& x);

/// The density at each of the places `x`, which are evenly spaced; of points the share in the bin around it.
[[nodiscard]] std::vector<double> densityOf(const PointSource<1>& source, const std::vector<double>& x);

}  // namespace synthslice::distribution
