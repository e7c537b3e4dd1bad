#pragma once

#include <torch/torch.h>

#include "engine/families/vae/vae_spec.h"
#include "engine/families/variational/latent_model.h"

namespace synthslice::training {

/// Encoder and decoder of a VAE, whose parameters are named "encoder.0.weight" and so on.
class VaeNetworksImpl final : public LatentModel {
public:
    /// Of an experiment without problems; the first weights are drawn from CPU generators.
    VaeNetworksImpl(const spec::ExperimentSpec& experiment, const torch::Generator& encoderRandom,
                    const torch::Generator& decoderRandom);

    /// q(z|x) of targets {batch, 1, height, width}, fp32 or wider.
    [[nodiscard]] Posterior encode(const torch::Tensor& targets);
    /// What the likelihood needs of latents {batch, channels, height, width}, fp32 or wider.
    [[nodiscard]] torch::Tensor decode(const torch::Tensor& latents);

    [[nodiscard]] spec::Shape latentShape() const override { return m_latent; }
    [[nodiscard]] Told tell(const torch::Tensor& targets, const torch::Tensor& noise) override;
    [[nodiscard]] torch::nn::Sequential patches() override;

    /// As "encoder" and "decoder" of a checkpoint.
    void save(session::CheckpointData& data) const override;
    [[nodiscard]] Result<void> load(const session::CheckpointData& data) override;

private:
    spec::Shape m_latent;  ///< of one
    spec::LikelihoodSpec m_likelihood;
    torch::nn::Sequential m_encoder;
    torch::nn::Sequential m_decoder;
};
TORCH_MODULE(VaeNetworks);

/// A decoder's layers, and behind them the mean of the likelihood: a network that makes patches of -1 to 1.
[[nodiscard]] torch::nn::Sequential patchNetwork(const torch::nn::Sequential& decoder,
                                                 const spec::LikelihoodSpec& likelihood);

}  // namespace synthslice::training
