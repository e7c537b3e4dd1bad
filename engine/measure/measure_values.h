#pragma once

#include <vector>

#include "engine/measure/measure.h"

namespace synthslice::measure {

// What the rows of several lists of measures share.

/// Of a function that gives one number.
template <class Number>
Measure::Values number(Number of)
{
    return [of](const MeasuredImage& image) { return std::vector<double>{of(image)}; };
}

/// Shares at which quantiles are taken.
[[nodiscard]] const std::vector<double>& quantileShares();

/// The values at these shares of all, by rank; NaN for none.
[[nodiscard]] std::vector<double> quantilesOf(std::vector<float> values);

/// first, first + 1, ..., last.
[[nodiscard]] std::vector<double> countFrom(int first, int last);

}  // namespace synthslice::measure
