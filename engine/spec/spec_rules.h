#pragma once

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// Everything that keeps the experiment from being trained: impossible shapes, networks without weights,
/// optimizers that contradict themselves, what the family finds. Empty for one that can be trained.
[[nodiscard]] Problems findProblems(const ExperimentSpec& experiment);

/// The first of these problems as an error that names its parameter, and how many more there are.
[[nodiscard]] Result<void> checkExperiment(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
