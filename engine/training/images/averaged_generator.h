#pragma once

#include <cstdint>
#include <functional>

#include <torch/torch.h>

#include "engine/spec/network/shape_inference.h"

namespace synthslice::training {

/// The exponential moving average of a generator's weights, in fp32.
///
/// Its decay after step k is min(emaDecay, 0.5^(1 / (0.05 k))): a half-life of 5 % of the steps done, so that
/// the average is not held back by the first, random weights (the ramp of Karras 2020, counted in steps).
class AveragedGenerator {
public:
    /// Starts from the weights of `generator`, of which it makes a copy.
    explicit AveragedGenerator(const torch::nn::Sequential& generator);

    /// Takes in the generator's weights after step `step`, counted from 1. A decay of 0 follows them exactly.
    void update(const torch::nn::Sequential& generator, double emaDecay, std::int64_t step);

    /// A copy, ready for evaluation, whose batch norms hold the mean statistics of its own images: averaged
    /// weights never fit the statistics that were gathered on the way. They are of 16 batches of `latents`
    /// (the shape of a batch) drawn by a CPU generator of `seed`, matched in moments: over all batches each
    /// number of a latent has mean 0 and variance 1, which lets the statistics scatter half as much (over
    /// independent draws, texture-64). `inputOf` gives what the generator takes for a batch of latents.
    [[nodiscard]] torch::nn::Sequential withOwnStatistics(
        const spec::Shape& latents, std::uint64_t seed,
        const std::function<torch::Tensor(const torch::Tensor& latents, const torch::Generator& random)>&
            inputOf) const;

    [[nodiscard]] torch::nn::Sequential& network() { return m_network; }

private:
    torch::nn::Sequential m_network;
};

/// The decay after step `step`, counted from 1.
[[nodiscard]] double emaDecayAt(double emaDecay, std::int64_t step);

}  // namespace synthslice::training
