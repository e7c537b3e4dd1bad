#pragma once

#include <torch/torch.h>

#include "engine/base/result.h"
#include "engine/families/vae/vae_spec.h"
#include "engine/families/variational/posterior.h"
#include "engine/session/checkpoint_data.h"

namespace synthslice::training {

/// Encoder and decoder of a VAE, whose parameters are named "encoder.0.weight" and so on.
class VaeNetworksImpl : public torch::nn::Module {
public:
    /// Of an experiment without problems; the first weights are drawn from CPU generators.
    VaeNetworksImpl(const spec::ExperimentSpec& experiment, const torch::Generator& encoderRandom,
                    const torch::Generator& decoderRandom);

    /// q(z|x) of targets {batch, 1, height, width}, fp32 or wider.
    [[nodiscard]] Posterior encode(const torch::Tensor& targets);
    /// What the likelihood needs of latents {batch, channels, height, width}, fp32 or wider.
    [[nodiscard]] torch::Tensor decode(const torch::Tensor& latents);

    [[nodiscard]] torch::nn::Sequential& decoder() { return m_decoder; }

    /// As "encoder" and "decoder" of a checkpoint.
    void save(session::CheckpointData& data) const;
    [[nodiscard]] Result<void> load(const session::CheckpointData& data);

private:
    spec::Shape m_latent;  ///< of one
    torch::nn::Sequential m_encoder;
    torch::nn::Sequential m_decoder;
};
TORCH_MODULE(VaeNetworks);

/// A decoder's layers, and behind them the mean of the likelihood: a network that makes patches of -1 to 1.
[[nodiscard]] torch::nn::Sequential patchNetwork(const torch::nn::Sequential& decoder,
                                                 const spec::LikelihoodSpec& likelihood);

}  // namespace synthslice::training
