#include "engine/base/grey/outliers.h"

#include <algorithm>
#include <numeric>

namespace synthslice {

namespace {

constexpr double tail = 0.01;
constexpr double fence = 0.25;

/// The bin at which more than `below` of the counts are reached.
std::size_t binAbove(std::span<const std::int64_t> histogram, double below)
{
    std::int64_t reached = 0;
    for (std::size_t bin = 0; bin < histogram.size(); ++bin) {
        reached += histogram[bin];
        if (static_cast<double>(reached) > below) return bin;
    }
    return 0;
}

}  // namespace

BinRange binsWithoutOutliers(std::span<const std::int64_t> histogram)
{
    const auto total = static_cast<double>(
        std::accumulate(histogram.begin(), histogram.end(), std::int64_t{0}));
    const std::size_t low = binAbove(histogram, tail * total);
    const std::size_t high = binAbove(histogram, (1.0 - tail) * total);
    if (low >= high) return {0, histogram.empty() ? 0 : histogram.size() - 1};
    const auto reach = static_cast<std::size_t>(fence * static_cast<double>(high - low));
    return {low > reach ? low - reach : 0, std::min(high + reach, histogram.size() - 1)};
}

std::vector<std::int64_t> withOutliersDrawnIn(std::span<const std::int64_t> histogram)
{
    const BinRange kept = binsWithoutOutliers(histogram);
    std::vector<std::int64_t> counts(histogram.size());
    for (std::size_t bin = 0; bin < histogram.size(); ++bin)
        counts[std::clamp(bin, kept.first, kept.last)] += histogram[bin];
    return counts;
}

}  // namespace synthslice
