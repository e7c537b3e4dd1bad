#pragma once

#include <torch/torch.h>

#include "engine/base/result.h"
#include "engine/families/variational/posterior.h"
#include "engine/models/network_builder.h"
#include "engine/session/checkpoint_data.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

/// An encoder of patches and a decoder of latents; a copy refers to the same networks.
struct EncoderDecoder {
    spec::Shape latent;  ///< of one
    torch::nn::Sequential encoder;
    torch::nn::Sequential decoder;

    /// q(z|x) of patches {batch, 1, height, width}, fp32 or wider.
    [[nodiscard]] Posterior encode(const torch::Tensor& patches);
    /// What the decoder makes of latents {batch, channels, height, width}, fp32 or wider.
    [[nodiscard]] torch::Tensor decode(const torch::Tensor& latents);

    /// As "encoder" and "decoder" of a checkpoint.
    void save(session::CheckpointData& data) const;
    [[nodiscard]] Result<void> load(const session::CheckpointData& data);
};

/// Those of an experiment without problems whose struct is `own`; the first weights are drawn from CPU
/// generators.
template <class Spec>
[[nodiscard]] EncoderDecoder newEncoderDecoder(const spec::ExperimentSpec& experiment, const Spec& own,
                                               const torch::Generator& encoderRandom,
                                               const torch::Generator& decoderRandom)
{
    const spec::Kernels kernels = experiment.training.kernels;
    const spec::Shape latent = spec::shapeOf(own.latent);
    return {latent,
            models::buildNetwork(own.encoder, spec::patchShape(experiment.data), encoderRandom, kernels),
            models::buildNetwork(own.decoder, latent, decoderRandom, kernels)};
}

}  // namespace synthslice::training
