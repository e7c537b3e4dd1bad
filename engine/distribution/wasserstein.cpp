#include "engine/distribution/wasserstein.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/distribution/points.h"

namespace synthslice::distribution {

namespace {

constexpr int sliceDirections = 64;

/// Mean cost of moving one sample's quantiles to the other's.
template <class Number, class Cost>
double meanCost(std::span<const Number> ascendingA, std::span<const Number> ascendingB, Cost cost)
{
    // Both quantile functions are steps; between two neighbouring steps of either both are constant.
    const auto a = static_cast<double>(ascendingA.size());
    const auto b = static_cast<double>(ascendingB.size());
    double mean = 0.0;
    double share = 0.0;
    for (std::size_t i = 0, j = 0; i < ascendingA.size() && j < ascendingB.size();) {
        const double endA = static_cast<double>(i + 1) / a;
        const double endB = static_cast<double>(j + 1) / b;
        const double end = std::min(endA, endB);
        mean += (end - share) * cost(static_cast<double>(ascendingA[i]) - ascendingB[j]);
        share = end;
        if (endA <= end) ++i;
        if (endB <= end) ++j;
    }
    return mean;
}

}  // namespace

template <class Number>
double wasserstein1(std::span<const Number> ascendingA, std::span<const Number> ascendingB)
{
    return meanCost(ascendingA, ascendingB, [](double apart) { return std::abs(apart); });
}

double wasserstein2(std::span<const double> ascendingA, std::span<const double> ascendingB)
{
    return std::sqrt(meanCost(ascendingA, ascendingB, [](double apart) { return apart * apart; }));
}

double slicedWasserstein1(std::span<const Point<2>> a, std::span<const Point<2>> b)
{
    double sum = 0.0;
    for (int k = 0; k < sliceDirections; ++k) {
        const double angle = std::numbers::pi * (k + 0.5) / sliceDirections;
        const Point<2> direction{std::cos(angle), std::sin(angle)};
        const std::vector<double> ofA = projected<2>(a, direction);
        const std::vector<double> ofB = projected<2>(b, direction);
        sum += wasserstein1(std::span<const double>(ofA), std::span<const double>(ofB));
    }
    return sum / sliceDirections;
}

template double wasserstein1(std::span<const float>, std::span<const float>);
template double wasserstein1(std::span<const double>, std::span<const double>);

}  // namespace synthslice::distribution
