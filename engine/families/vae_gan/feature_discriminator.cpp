#include "engine/families/vae_gan/feature_discriminator.h"

#include "engine/models/network_builder.h"
#include "engine/training/optimization/precision.h"

namespace synthslice::training {

FeatureDiscriminator::FeatureDiscriminator(const spec::ExperimentSpec& experiment,
                                           const torch::Generator& random)
{
    const spec::VaeGanSpec& vaeGan = spec::vaeGanOf(experiment);
    const auto cut = static_cast<std::ptrdiff_t>(spec::featureLayer(vaeGan).value() + 1);
    const spec::Shape patch = spec::patchShape(experiment.data);
    const auto shapes = spec::inferShapes("discriminator", vaeGan.discriminator, patch);
    // Built in two pieces, as kernels join a norm with the activation behind it, which would hide what the
    // norm gives.
    spec::NetworkSpec front = vaeGan.discriminator;
    spec::NetworkSpec back = vaeGan.discriminator;
    front.layers.erase(front.layers.begin() + cut, front.layers.end());
    back.layers.erase(back.layers.begin(), back.layers.begin() + cut);
    const spec::Kernels kernels = experiment.training.kernels;
    m_toFeatures = models::buildNetwork(front, patch, random, kernels);
    m_toScores = models::buildNetwork(back, shapes.layers[static_cast<std::size_t>(cut) - 1].output, random,
                                      kernels);
    for (const auto& piece : {m_toFeatures, m_toScores}) {
        for (const torch::nn::AnyModule& layer : *piece) m_network->push_back(layer);
    }
}

FeatureDiscriminator::Sight FeatureDiscriminator::see(const torch::Tensor& images)
{
    const torch::Tensor features = m_toFeatures->forward(images);
    const torch::Tensor scores = m_toScores->forward(features);
    return {widened(features), widened(scores).flatten(1).mean(1)};
}

}  // namespace synthslice::training
