#pragma once

#include <torch/torch.h>

#include "engine/families/vae/vae_spec.h"
#include "engine/families/variational/encoder_decoder.h"
#include "engine/families/variational/latent_model.h"

namespace synthslice::training {

/// Encoder and decoder of a VAE, whose parameters are named "encoder.0.weight" and so on.
class VaeNetworksImpl final : public LatentModel {
public:
    /// Of an experiment without problems; the first weights are drawn from CPU generators.
    VaeNetworksImpl(const spec::ExperimentSpec& experiment, const torch::Generator& encoderRandom,
                    const torch::Generator& decoderRandom);

    /// q(z|x) of targets {batch, 1, height, width}, fp32 or wider.
    [[nodiscard]] Posterior encode(const torch::Tensor& targets) { return m_networks.encode(targets); }
    /// What the likelihood needs of latents {batch, channels, height, width}, fp32 or wider.
    [[nodiscard]] torch::Tensor decode(const torch::Tensor& latents) { return m_networks.decode(latents); }

    [[nodiscard]] spec::Shape latentShape() const override { return m_networks.latent; }
    [[nodiscard]] Told tell(const torch::Tensor& targets, const torch::Tensor& noise) override;
    [[nodiscard]] torch::nn::Sequential patches() override;

    void save(session::CheckpointData& data) const override { m_networks.save(data); }
    [[nodiscard]] Result<void> load(const session::CheckpointData& data) override
    {
        return m_networks.load(data);
    }

private:
    EncoderDecoder m_networks;
    spec::LikelihoodSpec m_likelihood;
};
TORCH_MODULE(VaeNetworks);

/// A decoder's layers, and behind them the mean of the likelihood: a network that makes patches of -1 to 1.
[[nodiscard]] torch::nn::Sequential patchNetwork(const torch::nn::Sequential& decoder,
                                                 const spec::LikelihoodSpec& likelihood);

}  // namespace synthslice::training
