#include "engine/families/vae_gan/vae_gan_pass.h"

#include "engine/training/images/label_steps.h"
#include "engine/training/optimization/gradients.h"

namespace synthslice::training {
namespace {

torch::Tensor asLeaf(const torch::Tensor& images)
{
    return images.detach().requires_grad_();
}

std::vector<torch::Tensor> both(std::vector<torch::Tensor> some, const std::vector<torch::Tensor>& others)
{
    some.insert(some.end(), others.begin(), others.end());
    return some;
}

}  // namespace

VaeGanUpdates updatesBy(const spec::GameSpec& game, double onPatches, double onReconstructions)
{
    if (!game.balance) return {};
    const VaeGanUpdates updates{!(std::max(onPatches, onReconstructions) > game.decoderRestsAbove),
                                !(std::min(onPatches, onReconstructions) < game.discriminatorRestsBelow)};
    return updates.decoder || updates.discriminator ? updates : VaeGanUpdates();
}

VaeGanPass::VaeGanPass(EncoderDecoder networks, FeatureDiscriminator discriminator,
                       const spec::VaeGanSpec& spec, const VaeGanInputs& inputs, std::size_t labels)
    : m_networks(std::move(networks)), m_discriminator(std::move(discriminator)), m_spec(spec)
{
    const auto decoded = [&](const torch::Tensor& latents) {
        const torch::Tensor made = m_networks.decode(latents);
        return labels == 0 ? made : towardsLabels(made, labels);
    };
    posterior = m_networks.encode(inputs.patches);
    klOfUnits = training::klOfUnits(posterior);
    costOfKl = training::costOfKl(klOfUnits, spec.loss.freeBits);
    reconstructions = decoded(sampleOf(posterior, inputs.posteriorNoise));
    m_generated = decoded(inputs.priorNoise);

    m_seen = {asLeaf(reconstructions), asLeaf(m_generated)};
    sightOfPatches = m_discriminator.see(inputs.patches);
    sightOfReconstructions = m_discriminator.see(m_seen[0]);
    sightOfGenerated = m_discriminator.see(m_seen[1]);

    const torch::Tensor differences = (sightOfReconstructions.features - sightOfPatches.features.detach()) /
                                      spec.features.sd;
    features = 0.5 * differences.square().sum() / static_cast<double>(differences.size(0));
    onPatches = torch::softplus(-sightOfPatches.scores).mean();
    onReconstructions = torch::softplus(sightOfReconstructions.scores).mean();
    onGenerated = torch::softplus(sightOfGenerated.scores).mean();
    ofDecoder = spec.game.decoder == spec::DecoderLoss::Minimax
                    ? -(onReconstructions + onGenerated)
                    : torch::softplus(-sightOfReconstructions.scores).mean() +
                          torch::softplus(-sightOfGenerated.scores).mean();
}

VaeGanGradients VaeGanPass::gradients(double beta, VaeGanUpdates updates)
{
    const torch::Tensor ofFeatures = gradientsOf(features, {m_seen[0]}, {}, /*keepGraph=*/true).front();

    // What the decoder minimizes in the game, by the images that it makes. Of minimax that is the gradient of
    // the discriminator's own loss with the sign turned, which comes with that of its parameters.
    const bool turned = m_spec.game.decoder == spec::DecoderLoss::Minimax;
    std::vector<torch::Tensor> ofImages;
    if (updates.decoder && !turned) ofImages = gradientsOf(ofDecoder, m_seen, {}, /*keepGraph=*/true);
    const torch::Tensor ofDiscriminator = onPatches + onReconstructions + onGenerated;
    VaeGanGradients gradients;
    if (updates.discriminator) {
        const std::vector<torch::Tensor> parameters = m_discriminator.network()->parameters();
        const auto count = static_cast<std::ptrdiff_t>(parameters.size());
        gradients.discriminator = gradientsOf(
            ofDiscriminator, updates.decoder && turned ? both(parameters, m_seen) : parameters);
        if (updates.decoder && turned) {
            ofImages = {gradients.discriminator.begin() + count, gradients.discriminator.end()};
            gradients.discriminator.resize(parameters.size());
        }
    } else if (turned) {
        ofImages = gradientsOf(ofDiscriminator, m_seen);
    }

    // A scalar whose gradient by anything behind the images is what these gradients of images come to there.
    const auto pulled = [](const torch::Tensor& images, const torch::Tensor& gradient) {
        return (images * gradient).sum();
    };
    if (updates.decoder) {
        const double sign = turned ? -1.0 : 1.0;
        const torch::Tensor loss = pulled(reconstructions,
                                          m_spec.features.gamma * ofFeatures + sign * ofImages[0]) +
                                   pulled(m_generated, sign * ofImages[1]);
        gradients.decoder = gradientsOf(loss, m_networks.decoder->parameters(), {}, /*keepGraph=*/true);
    }
    gradients.encoder = gradientsOf(beta * costOfKl + pulled(reconstructions, ofFeatures),
                                    m_networks.encoder->parameters());
    return gradients;
}

}  // namespace synthslice::training
