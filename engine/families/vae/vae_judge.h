#pragma once

#include "engine/training/family_training.h"

namespace synthslice::training {

/// Encoder and decoder of a VAE's checkpoint, for the bound and log p(x) of images. An error if their weights
/// are not finite.
[[nodiscard]] Result<std::unique_ptr<LikelihoodJudge>> openVaeJudge(const spec::ExperimentSpec& experiment,
                                                                    const session::CheckpointData& checkpoint,
                                                                    const std::vector<double>& labelOrder);

}  // namespace synthslice::training
