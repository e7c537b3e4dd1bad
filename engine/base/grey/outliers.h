#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace synthslice {

/// First and last bin of a part of a histogram.
struct BinRange {
    std::size_t first = 0;
    std::size_t last = 0;
    bool operator==(const BinRange&) const = default;
};

/// The bins without outliers: those within fences, as Tukey's (1977, Exploratory Data Analysis), that stand
/// off the 1st and the 99th percentile by a quarter of what lies between these. Beyond them lie hot pixels,
/// metal and dead lines as long as they take less than 1 % of the pixels; noise hardly reaches there. All
/// bins where the two percentiles are one bin.
[[nodiscard]] BinRange binsWithoutOutliers(std::span<const std::int64_t> histogram);

/// The histogram with the outliers in the outermost of those bins.
[[nodiscard]] std::vector<std::int64_t> withOutliersDrawnIn(std::span<const std::int64_t> histogram);

}  // namespace synthslice
