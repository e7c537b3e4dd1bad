#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/distribution/gaussian.h"

namespace synthslice::distribution {

/// The points of a CSV file, which are a distribution as they are: one a row, with D numbers between commas,
/// semicolons or tabs. A first row without a number is a heading; empty rows count for nothing. The error
/// names file and row. Files of up to 256 MiB.
template <std::size_t D>
[[nodiscard]] Result<std::vector<Point<D>>> readPoints(const std::filesystem::path& file);

/// Draw number `position` from the points, with replacement: a function of the two numbers alone.
template <std::size_t D>
[[nodiscard]] Point<D> samplePoint(std::span<const Point<D>> points, std::uint64_t seed,
                                   std::uint64_t position);

/// The points along `direction` (dot product), ascending.
template <std::size_t D>
[[nodiscard]] std::vector<double> projected(std::span<const Point<D>> points, const Point<D>& direction);

/// F(x) of points: the share up to x. `ascending` is not empty.
[[nodiscard]] double cdf(std::span<const double> ascending, double x);

extern template Result<std::vector<Point<1>>> readPoints<1>(const std::filesystem::path&);
extern template Result<std::vector<Point<2>>> readPoints<2>(const std::filesystem::path&);
extern template Point<1> samplePoint<1>(std::span<const Point<1>>, std::uint64_t, std::uint64_t);
extern template Point<2> samplePoint<2>(std::span<const Point<2>>, std::uint64_t, std::uint64_t);
extern template std::vector<double> projected<1>(std::span<const Point<1>>, const Point<1>&);
extern template std::vector<double> projected<2>(std::span<const Point<2>>, const Point<2>&);

}  // namespace synthslice::distribution
