#pragma once

#include <torch/torch.h>

#include "engine/families/vae_gan/vae_gan_spec.h"

namespace synthslice::training {

/// The discriminator of a VAE-GAN, which also tells what one of its layers gives: a copy refers to the same
/// layers.
class FeatureDiscriminator {
public:
    /// Of an experiment without problems; the first weights are drawn from a CPU generator.
    FeatureDiscriminator(const spec::ExperimentSpec& experiment, const torch::Generator& random);

    /// What it gives for images {batch, 1, height, width}, fp32 or wider.
    struct Sight {
        torch::Tensor features;  ///< {batch, ...}, of spec::featureLayer()
        torch::Tensor scores;    ///< raw, {batch}; a map of them is averaged
    };
    [[nodiscard]] Sight see(const torch::Tensor& images);

    /// All layers.
    [[nodiscard]] torch::nn::Sequential& network() { return m_network; }

private:
    torch::nn::Sequential m_toFeatures;
    torch::nn::Sequential m_toScores;
    torch::nn::Sequential m_network;
};

}  // namespace synthslice::training
