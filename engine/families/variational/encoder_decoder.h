#pragma once

#include <torch/torch.h>

#include "engine/base/result.h"
#include "engine/families/variational/posterior.h"
#include "engine/session/checkpoint_data.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/latent_spec.h"
#include "engine/spec/network_spec.h"

namespace synthslice::training {

/// An encoder of patches and a decoder of latents, whose parameters are named "encoder.0.weight" and so on.
class EncoderDecoderImpl : public torch::nn::Module {
public:
    /// Of layers without problems; the first weights are drawn from CPU generators.
    EncoderDecoderImpl(const spec::ExperimentSpec& experiment, const spec::NetworkSpec& encoder,
                       const spec::NetworkSpec& decoder, const spec::LatentSpec& latent,
                       const torch::Generator& encoderRandom, const torch::Generator& decoderRandom);

    /// q(z|x) of patches {batch, 1, height, width}, fp32 or wider.
    [[nodiscard]] Posterior encode(const torch::Tensor& patches);
    /// What the decoder makes of latents {batch, channels, height, width}, fp32 or wider.
    [[nodiscard]] torch::Tensor decode(const torch::Tensor& latents);

    [[nodiscard]] torch::nn::Sequential& encoder() { return m_encoder; }
    [[nodiscard]] torch::nn::Sequential& decoder() { return m_decoder; }

    /// As "encoder" and "decoder" of a checkpoint.
    void save(session::CheckpointData& data) const;
    [[nodiscard]] Result<void> load(const session::CheckpointData& data);

private:
    spec::Shape m_latent;  ///< of one
    torch::nn::Sequential m_encoder;
    torch::nn::Sequential m_decoder;
};
TORCH_MODULE(EncoderDecoder);

/// Networks that evaluate, without gradients, while this lives, and train again then.
class EvaluationGuard {
public:
    explicit EvaluationGuard(torch::nn::Module& networks) : m_networks(networks) { networks.eval(); }
    ~EvaluationGuard() { m_networks.train(); }
    EvaluationGuard(const EvaluationGuard&) = delete;
    EvaluationGuard& operator=(const EvaluationGuard&) = delete;

private:
    torch::nn::Module& m_networks;
    torch::NoGradGuard m_noGradients;
};

}  // namespace synthslice::training
