#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/session/messages.h"

namespace synthslice::store {

// metrics.csv: "step,loss_generator,..." and a row per step. Numbers are the shortest text that reads back as
// the same double, with a decimal point whatever the locale; "nan" where a step did not compute a value.

// timing.csv is the same with the one column "seconds", apart so that metrics.csv is the same for the same
// experiment.

[[nodiscard]] std::string metricsHeader(const std::vector<session::MetricInfo>& metrics);
[[nodiscard]] std::string timingHeader();
void appendMetricRow(std::string& text, std::int64_t step, std::span<const double> values);

/// The rows behind the header as columns, up to the first that is not whole: a writer may be in the middle of
/// it. Read on all processor cores.
struct MetricColumns {
    std::vector<double> steps;
    std::vector<std::vector<double>> values;  ///< [metric][row]
};
[[nodiscard]] MetricColumns metricColumns(std::string_view text, std::size_t metricCount);

/// The text without the rows after `step`, and without a last row that is not whole.
[[nodiscard]] std::string_view metricsUpTo(std::string_view text, std::size_t metricCount, std::int64_t step);

/// The step of the last whole row, from the end of a file; 0 if there is none.
[[nodiscard]] std::int64_t lastStepIn(std::string_view endOfFile);

}  // namespace synthslice::store
