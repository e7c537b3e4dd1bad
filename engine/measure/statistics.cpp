#include "engine/measure/statistics.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace synthslice::measure {

template <class Number>
MeanAndSd meanAndSd(const std::vector<Number>& values)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (values.empty()) return {nan, nan};
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const Number value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / count)};
}

template MeanAndSd meanAndSd(const std::vector<int>& values);
template MeanAndSd meanAndSd(const std::vector<float>& values);
template MeanAndSd meanAndSd(const std::vector<double>& values);

}  // namespace synthslice::measure
