#pragma once

#include <memory>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"
#include "engine/training/family_training.h"

namespace synthslice::training {

/// The network of a plain network's checkpoint.
[[nodiscard]] Result<std::unique_ptr<ClassJudge>>
openPlainNetworkJudge(const spec::ExperimentSpec& experiment, const session::CheckpointData& checkpoint);

}  // namespace synthslice::training
