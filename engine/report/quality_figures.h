#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/report/figure.h"
#include "engine/session/assessment.h"
#include "engine/store/run_store.h"

namespace synthslice::report {

/// A figure and the name of its file, without extension.
using NamedFigure = std::pair<std::string, Figure>;

/// Each descriptor that is a curve: generated images over the band of 90 % of real held-out patches.
[[nodiscard]] std::vector<NamedFigure> descriptorFigures(const session::Assessment& assessment);

/// descriptor,ratio,unit,x,generated,real_low,real_median,real_high: a row per component.
[[nodiscard]] std::string descriptorCsv(const session::Assessment& assessment);

/// Losses of a run, thinned to some 500 points, and Q at the steps at which it was assessed; those that have
/// two points at least.
[[nodiscard]] std::vector<NamedFigure> trainingFigures(const store::RunMetrics& metrics,
                                                       const std::vector<session::Assessment>& assessments);

}  // namespace synthslice::report
