#pragma once

#include <vector>

namespace synthslice::measure {

/// The q-quantile, 0 <= q <= 1, interpolated linearly between order statistics (Hyndman and Fan 1996, type 7,
/// as NumPy's default). 0 for no values.
template <class Number>
[[nodiscard]] double quantile(std::vector<Number> values, double q);

extern template double quantile(std::vector<float> values, double q);
extern template double quantile(std::vector<double> values, double q);

}  // namespace synthslice::measure
