#pragma once

#include <filesystem>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::store {

/// Makes a run in `target`, absent or empty, that stands where `source` stood at the step of `checkpoint`:
/// its files up to there and that checkpoint, with `experiment` as what was asked and `source` as its parent.
/// `checkpoint` is one of `source`, perhaps with another experiment in its state. On an error nothing is left
/// behind.
[[nodiscard]] Result<void> copyRun(const std::filesystem::path& source, const std::filesystem::path& target,
                                   const session::CheckpointData& checkpoint,
                                   const spec::ExperimentSpec& experiment);

}  // namespace synthslice::store
