#pragma once

#include <vector>

#include <torch/torch.h>

#include "engine/families/vae_gan/feature_discriminator.h"
#include "engine/families/variational/encoder_decoder.h"

namespace synthslice::training {

/// What a step of a VAE-GAN reads; on the networks' device.
struct VaeGanInputs {
    torch::Tensor patches;         ///< {batch, 1, height, width} of -1 to 1
    torch::Tensor posteriorNoise;  ///< {batch, channels, height, width}, standard normal
    torch::Tensor priorNoise;      ///< the same
};

/// Which of the two that play are updated in a step.
struct VaeGanUpdates {
    bool decoder = true;
    bool discriminator = true;
    bool operator==(const VaeGanUpdates&) const = default;
};

/// By the discriminator's cross-entropy on patches and on reconstructions, nats: it rests where it is ahead,
/// the decoder where it is behind, and neither where both would.
[[nodiscard]] VaeGanUpdates updatesBy(const spec::GameSpec& game, double onPatches, double onReconstructions);

/// For the parameters of each network, in their order; empty for those that rest.
struct VaeGanGradients {
    std::vector<torch::Tensor> encoder;
    std::vector<torch::Tensor> decoder;
    std::vector<torch::Tensor> discriminator;
};

/// One batch through all networks, and the gradients of what each minimizes (Larsen 2016, algorithm 1, where
/// L_GAN is what the discriminator minimizes):
///   encoder        beta KL + L_features
///   decoder        gamma L_features - L_GAN, or, non-saturating, with the cross-entropy of generated images
///                  to "real"
///   discriminator  L_GAN
/// All three come from this one pass, so that no update sees another's. The discriminator sees patches, their
/// reconstructions and images of drawn latents as three batches.
class VaeGanPass {
public:
    /// `labels`: how many a segmented image has (data::GreyCoding), else 0.
    VaeGanPass(EncoderDecoder networks, FeatureDiscriminator discriminator, const spec::VaeGanSpec& spec,
               const VaeGanInputs& inputs, std::size_t labels);

    /// The gradients, once. `beta` is the weight of KL now.
    [[nodiscard]] VaeGanGradients gradients(double beta, VaeGanUpdates updates);

    // Means over the batch, nats a patch, scalars.
    torch::Tensor costOfKl;   ///< with free bits
    torch::Tensor features;   ///< L_features: half the squared differences over sd^2, summed over features
    torch::Tensor onPatches;  ///< cross-entropy of the discriminator; L_GAN is the sum of the three
    torch::Tensor onReconstructions;
    torch::Tensor onGenerated;
    torch::Tensor ofDecoder;  ///< what the decoder minimizes in the game

    Posterior posterior;
    torch::Tensor klOfUnits;        ///< {batch, units}
    torch::Tensor reconstructions;  ///< {batch, 1, height, width}
    FeatureDiscriminator::Sight sightOfPatches;
    FeatureDiscriminator::Sight sightOfReconstructions;
    FeatureDiscriminator::Sight sightOfGenerated;

private:
    EncoderDecoder m_networks;
    FeatureDiscriminator m_discriminator;
    const spec::VaeGanSpec& m_spec;
    torch::Tensor m_generated;
    std::vector<torch::Tensor> m_seen;  ///< reconstructions and generated images as leaves of the graph
};

}  // namespace synthslice::training
