#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/runs/comparison/compared_run.h"

namespace synthslice::runs {

/// A metric, or Q, over a run: a point for each value that is a number.
struct MetricCurve {
    std::vector<double> steps;  ///< ascending
    std::vector<double> x;      ///< the same on the axis chosen; ascending
    std::vector<double> y;
};

/// Of a column of metrics.csv, of "q", or of the ratio of a descriptor ("q." and its key). Empty if the run
/// has no value, or its place on the axis is not known.
[[nodiscard]] MetricCurve curveOf(const ComparedRun& run, const std::string& metric, XAxis axis);

/// Its exponential mean over some `span` values; as it is for a span of 1 or less.
[[nodiscard]] MetricCurve smoothed(MetricCurve curve, double span);

/// Mean and standard deviation of the curves of several seeds, at the steps that all of them have.
struct SeedBand {
    MetricCurve mean;          ///< x is the mean of the curves' too
    std::vector<double> low;   ///< mean less standard deviation
    std::vector<double> high;  ///< mean and standard deviation
};
/// Of two curves at least.
[[nodiscard]] SeedBand bandOf(std::span<const MetricCurve> seeds);

/// The newest sample step at or before `step`; nothing if there is none.
[[nodiscard]] std::optional<std::int64_t> sampleStepAt(const ComparedRun& run, std::int64_t step);

}  // namespace synthslice::runs
