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

private:
    std::int64_t m_channels;
    torch::Tensor m_strength;
};
TORCH_MODULE(Noise);

/// Sets each value to zero with probability `p` < 1 while training, and the others to 1 / (1 - p) of theirs,
/// as torch.nn.Dropout (Hinton 2012).
class DropoutImpl : public torch::nn::Cloneable<DropoutImpl> {
public:
    explicit DropoutImpl(double p) : m_p(p) {}
    void reset() override {}
    torch::Tensor forward(const torch::Tensor& input);

private:
    double m_p;
};
TORCH_MODULE(Dropout);

/// Whether it has layers of the two kinds.
[[nodiscard]] bool drawsNoise(const torch::nn::Sequential& network);

/// While it lives, noise and dropout draw from `generators` on the thread that made it, in their order: one
/// CPU generator for each image of the batches to come, so that an image depends on its own only, or one for
/// whole batches. Without a scope they throw: nothing is drawn from a generator that others share. Scopes may
/// be nested.
class NoiseScope {
public:
    explicit NoiseScope(std::vector<torch::Generator> generators);
    ~NoiseScope();
    NoiseScope(const NoiseScope&) = delete;
    NoiseScope& operator=(const NoiseScope&) = delete;

private:
    std::vector<torch::Generator> m_outer;
};

}  // namespace synthslice::models
