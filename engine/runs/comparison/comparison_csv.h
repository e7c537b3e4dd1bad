#pragma once

#include <string>

#include "engine/runs/comparison/comparison.h"

namespace synthslice::runs {

/// metric,label,unit,taken_at, then the value and standard error of each run, then mean, standard deviation
/// and number of seeds of each group of several; empty where there is none.
[[nodiscard]] std::string metricsCsv(const Comparison& comparison);

}  // namespace synthslice::runs
