#pragma once

#include <span>
#include <vector>

namespace synthslice::quality {

/// 1-D Wasserstein-1 distance of two samples, ascending and not empty: the area between their quantile
/// functions.
template <class Number>
[[nodiscard]] double wasserstein1(std::span<const Number> ascendingA, std::span<const Number> ascendingB);

extern template double wasserstein1(std::span<const float>, std::span<const float>);
extern template double wasserstein1(std::span<const double>, std::span<const double>);

}  // namespace synthslice::quality
