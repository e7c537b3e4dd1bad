#pragma once

#include <vector>

#include <torch/torch.h>

namespace synthslice::models {

/// Adds Gaussian noise, one map for all channels, times a learned strength of each channel that starts at 0
/// (Karras 2019, section 3.2). It gives a generator grain that it could otherwise only make of its latent.
class NoiseImpl : public torch::nn::Cloneable<NoiseImpl> {
public:
    explicit NoiseImpl(std::int64_t channels);
    void reset() override;

    /// {batch, channels, height, width}, or {batch, features}, which each get their own value.
    torch::Tensor forward(const torch::Tensor& input);

    /// As setNoise().
    void setGenerators(std::vector<torch::Generator> generators) { m_generators = std::move(generators); }

private:
    [[nodiscard]] torch::Tensor drawn(std::vector<std::int64_t> shape) const;

    std::int64_t m_channels;
    torch::Tensor m_strength;
    std::vector<torch::Generator> m_generators;
};
TORCH_MODULE(Noise);

/// Tells the network's noise layers where to draw from, in their order: one CPU generator for each image of
/// the batches to come, so that an image depends on its own only, or one for whole batches. Without it they
/// draw from torch's default generator.
void setNoise(const torch::nn::Sequential& network, const std::vector<torch::Generator>& generators);

}  // namespace synthslice::models
