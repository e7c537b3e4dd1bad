#pragma once

#include <span>

namespace synthslice::runs {

/// The last finite value; NaN if there is none.
[[nodiscard]] double lastOf(std::span<const double> values);

/// What the values of a metric, one a row of metrics.csv, came to. Of a sparse one (MetricInfo::sparse) the
/// last; of others the mean over the last tenth of the rows, or the last where those have none. NaN if none
/// is finite.
[[nodiscard]] double settled(std::span<const double> values, bool sparse);

}  // namespace synthslice::runs
