#pragma once

#include <vector>

namespace synthslice::measure {

/// Of a population: SD divides by the number of values. Both NaN without values.
struct MeanAndSd {
    double mean = 0.0;
    double sd = 0.0;
};

template <class Number>
[[nodiscard]] MeanAndSd meanAndSd(const std::vector<Number>& values);

extern template MeanAndSd meanAndSd(const std::vector<int>& values);
extern template MeanAndSd meanAndSd(const std::vector<float>& values);
extern template MeanAndSd meanAndSd(const std::vector<double>& values);

}  // namespace synthslice::measure
