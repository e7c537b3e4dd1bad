#include "engine/quality/wasserstein.h"

#include <algorithm>
#include <cmath>

namespace synthslice::quality {

template <class Number>
double wasserstein1(std::span<const Number> ascendingA, std::span<const Number> ascendingB)
{
    // Both quantile functions are steps; between two neighbouring steps of either both are constant.
    const auto a = static_cast<double>(ascendingA.size());
    const auto b = static_cast<double>(ascendingB.size());
    double distance = 0.0;
    double share = 0.0;
    for (std::size_t i = 0, j = 0; i < ascendingA.size() && j < ascendingB.size();) {
        const double endA = static_cast<double>(i + 1) / a;
        const double endB = static_cast<double>(j + 1) / b;
        const double end = std::min(endA, endB);
        distance += (end - share) * std::abs(static_cast<double>(ascendingA[i]) - ascendingB[j]);
        share = end;
        if (endA <= end) ++i;
        if (endB <= end) ++j;
    }
    return distance;
}

template double wasserstein1(std::span<const float>, std::span<const float>);
template double wasserstein1(std::span<const double>, std::span<const double>);

}  // namespace synthslice::quality
