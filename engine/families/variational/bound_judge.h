#pragma once

#include <memory>

#include "engine/families/variational/bound_parts.h"
#include "engine/families/variational/latent_model.h"
#include "engine/training/family_training.h"

namespace synthslice::training {

/// A checkpoint's weights in `model`, for the bound and log p(x) of images. An error if they are not finite.
[[nodiscard]] Result<std::unique_ptr<LikelihoodJudge>>
openBoundJudge(std::shared_ptr<LatentModel> model, const spec::LikelihoodSpec& likelihood,
               const session::CheckpointData& checkpoint, const std::vector<double>& labelOrder);

}  // namespace synthslice::training
