#pragma once

#include <vector>

#include <torch/torch.h>

#include "engine/base/result.h"
#include "engine/families/variational/posterior.h"
#include "engine/session/checkpoint_data.h"
#include "engine/spec/network/shape_inference.h"

namespace synthslice::training {

/// What networks say of a batch of targets.
struct Told {
    Posterior posterior;    ///< of all latents of an image
    torch::Tensor outputs;  ///< what the likelihood needs of each pixel
    torch::Tensor measures =
        {};  ///< what the family adds to the metrics of a step, {measures}, without gradients
};

/// Networks that a bound of log p(x) is computed with. Parameters are named as in a PyTorch state_dict.
class LatentModel : public torch::nn::Module {
public:
    /// That of one image's latent, {channels, height, width}.
    [[nodiscard]] virtual spec::Shape latentShape() const = 0;

    /// Of targets {batch, 1, height, width} with latents drawn by standard normal `noise`, {batch, latent};
    /// or of one target with a batch of noise, whose posterior may then be of a batch of one. fp32 or wider.
    [[nodiscard]] virtual Told tell(const torch::Tensor& targets, const torch::Tensor& noise) = 0;

    /// What makes patches of -1 to 1 from standard normal latents, with the same weights.
    [[nodiscard]] virtual torch::nn::Sequential patches() = 0;

    virtual void save(session::CheckpointData& data) const = 0;
    [[nodiscard]] virtual Result<void> load(const session::CheckpointData& data) = 0;
};

}  // namespace synthslice::training
