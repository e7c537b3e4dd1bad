#include "engine/families/vae_gan/vae_gan_health.h"

#include <algorithm>

#include "engine/base/text/text.h"
#include "engine/families/vae_gan/vae_gan_spec.h"
#include "engine/families/variational/posterior_evidence.h"
#include "engine/session/image_evidence.h"

namespace synthslice::session {
namespace {

using spec::vaeGanOf;
using Alternatives = std::vector<std::vector<LiveEdit>>;

std::optional<Symptom> latentTellsNothing(const HealthEvidence& evidence)
{
    return posteriorCollapses(evidence, vaeGanOf(*evidence.experiment).loss);
}

std::optional<Symptom> latentNeverTells(const HealthEvidence& evidence)
{
    return klNeverRises(evidence, vaeGanOf(*evidence.experiment).loss);
}

/// Unlike a VAE's, sharp reconstructions may differ from their patches by more than the mean does.
std::optional<Symptom> reconstructionsAreAlike(const HealthEvidence& evidence)
{
    const double spread = evidence.mean("reconstruction_spread");
    return when(spread < 0.2, SYNTHSLICE_TEXT("the spread of reconstructions over that of patches"), spread,
                SYNTHSLICE_TEXT("healthy from 0.5 on"));
}

std::optional<Symptom> discriminatorWinsGame(const HealthEvidence& evidence)
{
    if (auto sure = discriminatorIsSure(evidence)) return sure;
    const double loss = evidence.mean("loss_discriminator");
    return when(loss < 0.05, SYNTHSLICE_TEXT("the discriminator's loss"), loss,
                SYNTHSLICE_TEXT("healthy above 0.1"));
}

constexpr double lrOfGames = 2e-4;

Alternatives quickerEncoder(const spec::ExperimentSpec& experiment)
{
    return quicker("optimizer.encoder", vaeGanOf(experiment).optimizer.encoder, lrOfGames);
}

Alternatives quickerDecoder(const spec::ExperimentSpec& experiment)
{
    return quicker("optimizer.decoder", vaeGanOf(experiment).optimizer.decoder, lrOfGames);
}

Alternatives quickerDiscriminator(const spec::ExperimentSpec& experiment)
{
    return quicker("optimizer.discriminator", vaeGanOf(experiment).optimizer.discriminator, lrOfGames);
}

Alternatives costlessAtFirstOfVaeGan(const spec::ExperimentSpec& experiment)
{
    return costlessKlAtFirst(experiment, vaeGanOf(experiment).loss);
}

/// Features become worth more, to encoder and decoder.
Alternatives closerReconstructions(const spec::ExperimentSpec& experiment)
{
    const spec::VaeGanSpec& vaeGan = vaeGanOf(experiment);
    return {{{"loss.beta", std::min(vaeGan.loss.beta, 1.0)},
             {"features.sd", std::max(1e-3, 0.5 * vaeGan.features.sd)},
             {"optimizer.decoder.lr", 2.0 * spec::learningRate(vaeGan.optimizer.decoder)}}};
}

/// The decoder follows the patches more and the game less, more slowly.
Alternatives moreOfFeatures(const spec::ExperimentSpec& experiment)
{
    const spec::VaeGanSpec& vaeGan = vaeGanOf(experiment);
    return {{{"features.gamma", std::clamp(10.0 * vaeGan.features.gamma, 1e-4, 1e6)},
             {"optimizer.decoder.lr", 0.5 * spec::learningRate(vaeGan.optimizer.decoder)},
             {"optimizer.discriminator.lr", 0.5 * spec::learningRate(vaeGan.optimizer.discriminator)}}};
}

Alternatives heldBackDiscriminator(const spec::ExperimentSpec& experiment)
{
    const spec::VaeGanSpec& vaeGan = vaeGanOf(experiment);
    if (!vaeGan.game.balance) return {{{"game.balance", true}}};
    return {{{"optimizer.discriminator.lr", 0.3 * spec::learningRate(vaeGan.optimizer.discriminator)}}};
}

}  // namespace

const std::vector<HealthRule>& vaeGanHealthRules()
{
    static const std::vector<HealthRule> rules = {
        {"diverging", SYNTHSLICE_TEXT("Scores diverge"), SYNTHSLICE_TEXT("Lower the learning rates."), 1, 0,
         scoresDiverge, lowerRates},
        posteriorCollapseRule(latentTellsNothing, costlessAtFirstOfVaeGan),
        klNeverRisesRule(latentNeverTells, quickerEncoder),
        {"mean_image", SYNTHSLICE_TEXT("Reconstructions are all alike: they copy the mean image"),
         SYNTHSLICE_TEXT("The decoder does not use the latent: take a smaller SD of features, a beta of at "
                         "most 1, or a higher rate."),
         3, 500, reconstructionsAreAlike, closerReconstructions},
        {"mode_collapse", SYNTHSLICE_TEXT("Mode collapse: the decoder makes one image of all latents"),
         SYNTHSLICE_TEXT("Go back to when the images differed, with a larger gamma and half the rates."), 2,
         200, imagesCollapse, moreOfFeatures},
        {"discriminator_wins", SYNTHSLICE_TEXT("The discriminator wins: the decoder learns nothing more"),
         SYNTHSLICE_TEXT("Hold the discriminator back: the balance rule, or a lower rate."), 3, 100,
         discriminatorWinsGame, heldBackDiscriminator},
        {"discriminator_blind", SYNTHSLICE_TEXT("The discriminator does not tell real from generated images"),
         SYNTHSLICE_TEXT("Strengthen the discriminator: Adam, a higher rate, or a wider network."), 3, 200,
         discriminatorIsBlind, quickerDiscriminator},
        {"noise_only", SYNTHSLICE_TEXT("The decoder makes only noise"),
         SYNTHSLICE_TEXT("The decoder hardly moves: use Adam, or a higher rate."), 3, 300, imagesAreNoise,
         quickerDecoder},
        {"flat_output", SYNTHSLICE_TEXT("The generated images are flat"),
         SYNTHSLICE_TEXT("The decoder hardly moves, or its last layer is saturated: use Adam, other initial "
                         "weights, or a higher rate."),
         3, 300, imagesAreFlat, quickerDecoder},
        invertedGreyRule(),
        {"wrong_scaling", SYNTHSLICE_TEXT("The generated images have the wrong brightness or contrast"),
         SYNTHSLICE_TEXT(
             "The decoder should end in tanh, and the slices should be normalized; then lower the "
             "rates."),
         3, 300, imagesAreScaledWrongly, lowerRates}};
    return rules;
}

}  // namespace synthslice::session
