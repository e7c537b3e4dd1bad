#pragma once

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/parameters/json_text.h"

namespace synthslice::store {

/// The experiment that a run or one of its checkpoints holds. What an earlier version did not write is as it
/// did it: the latents of its samples followed training.seed.
[[nodiscard]] Result<spec::ExperimentSpec> recordedExperiment(const spec::Json& json);

}  // namespace synthslice::store
