#include "engine/families/gan/gan_health.h"

#include <algorithm>

#include "engine/base/text/text.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/session/image_evidence.h"

namespace synthslice::session {
namespace {

using spec::DiscriminatorLoss;
using spec::ganOf;
using Evidence = std::optional<Symptom>;
using Edits = std::vector<LiveEdit>;
using Remedies = std::vector<Edits>;

Edits timesRates(const spec::ExperimentSpec& experiment, double generator, double discriminator)
{
    return {{"optimizer.generator.lr", generator * spec::learningRate(ganOf(experiment).optimizer.generator)},
            {"optimizer.discriminator.lr",
             discriminator * spec::learningRate(ganOf(experiment).optimizer.discriminator)}};
}

Edits timesGamma(const spec::ExperimentSpec& experiment, double factor)
{
    return {{"loss.r1_gamma", factor * ganOf(experiment).loss.r1Gamma},
            {"loss.r2_gamma", factor * ganOf(experiment).loss.r2Gamma}};
}

/// Relativistic pairing with R1 and R2 (Huang 2024), which keeps what other losses let collapse.
Edits relativisticPairing(const spec::ExperimentSpec& experiment)
{
    Edits edits = {{"loss.discriminator", "relativistic"},
                   {"loss.generator", "relativistic"},
                   {"loss.r1_gamma", 1.0},
                   {"loss.r2_gamma", 1.0},
                   {"loss.gradient_penalty", 0.0},
                   {"loss.clip_value", 0.0},
                   {"loss.label_smoothing", 0.0}};
    for (const LiveEdit& rate : timesRates(experiment, 0.5, 0.5)) edits.push_back(rate);
    return edits;
}

bool isRelativistic(const spec::ExperimentSpec& experiment)
{
    return ganOf(experiment).loss.discriminator == DiscriminatorLoss::Relativistic;
}

Remedies againstCollapse(const spec::ExperimentSpec& experiment)
{
    if (isRelativistic(experiment)) return {timesRates(experiment, 0.5, 0.5)};
    return {relativisticPairing(experiment), timesRates(experiment, 0.5, 0.5)};
}

Remedies weakerDiscriminator(const spec::ExperimentSpec& experiment)
{
    if (ganOf(experiment).loss.r1Gamma + ganOf(experiment).loss.r2Gamma > 0.0)
        return {timesGamma(experiment, 3.0)};
    if (!ganOf(experiment).augmentation.isOn()) {
        return {{{"augmentation.translation", 0.125},
                 {"augmentation.cutout", 0.5},
                 {"optimizer.discriminator.lr",
                  0.5 * spec::learningRate(ganOf(experiment).optimizer.discriminator)}}};
    }
    return {timesRates(experiment, 1.0, 0.3)};
}

Remedies strongerDiscriminator(const spec::ExperimentSpec& experiment)
{
    Remedies remedies;
    if (ganOf(experiment).loss.r1Gamma + ganOf(experiment).loss.r2Gamma > 0.0) {
        remedies.push_back(timesGamma(experiment, 0.3));
    } else if (ganOf(experiment).loss.discriminator == DiscriminatorLoss::Wasserstein) {
        remedies.push_back({{"loss.n_critic", 5}});
    }
    remedies.push_back({{"optimizer.discriminator.lr",
                         std::max(3.0 * spec::learningRate(ganOf(experiment).optimizer.discriminator),
                                  spec::learningRate(ganOf(experiment).optimizer.generator))}});
    return remedies;
}

/// A generator that does not move: Adam at its usual rate, or a higher one.
Remedies strongerGenerator(const spec::ExperimentSpec& experiment)
{
    if (!std::holds_alternative<spec::AdamSpec>(ganOf(experiment).optimizer.generator)) {
        return {{{"optimizer.generator.type", "adam"},
                 {"optimizer.discriminator.type", "adam"},
                 {"optimizer.generator.lr", 2e-4},
                 {"optimizer.discriminator.lr", 2e-4}}};
    }
    return {{{"optimizer.generator.lr",
              std::max(3.0 * spec::learningRate(ganOf(experiment).optimizer.generator),
                       spec::learningRate(ganOf(experiment).optimizer.discriminator))}}};
}

/// Whether a small loss of the discriminator means that it tells every image from the others.
bool lossFallsToZero(const spec::ExperimentSpec& experiment)
{
    const DiscriminatorLoss loss = ganOf(experiment).loss.discriminator;
    return loss != DiscriminatorLoss::Wasserstein && ganOf(experiment).loss.labelSmoothing == 0.0;
}

Evidence discriminatorWins(const HealthEvidence& evidence)
{
    if (auto sure = discriminatorIsSure(evidence)) return sure;
    const double loss = evidence.mean("loss_discriminator");
    return when(lossFallsToZero(*evidence.experiment) && loss < 0.05,
                SYNTHSLICE_TEXT("the discriminator's loss"), loss, SYNTHSLICE_TEXT("healthy above 0.1"));
}

}  // namespace

const std::vector<HealthRule>& ganHealthRules()
{
    static const std::vector<HealthRule> rules = {
        {"diverging", SYNTHSLICE_TEXT("Scores diverge"),
         SYNTHSLICE_TEXT("Lower the learning rates, or bound the discriminator: a gradient penalty, R1, or "
                         "spectral norm."),
         1, 0, scoresDiverge, lowerRates},
        {"mode_collapse", SYNTHSLICE_TEXT("Mode collapse: the generator makes one image over and over"),
         SYNTHSLICE_TEXT(
             "Go back to when the images differed, with relativistic pairing or a gradient penalty "
             "and half the rate; for slices take a fully convolutional texture network."),
         2, 200, imagesCollapse, againstCollapse},
        {"discriminator_wins", SYNTHSLICE_TEXT("The discriminator wins: the generator learns nothing more"),
         SYNTHSLICE_TEXT("Hold the discriminator back: a stronger R1/R2, translation and cutout, or a lower "
                         "rate."),
         3, 100, discriminatorWins, weakerDiscriminator},
        {"discriminator_blind", SYNTHSLICE_TEXT("The discriminator does not tell real from generated images"),
         SYNTHSLICE_TEXT("Strengthen the discriminator: a weaker R1/R2, more steps per generator step, a "
                         "higher rate, or a wider network."),
         3, 200, discriminatorIsBlind, strongerDiscriminator},
        {"noise_only", SYNTHSLICE_TEXT("The generator makes only noise"),
         SYNTHSLICE_TEXT("The generator hardly moves: use Adam, or a higher rate."), 3, 300, imagesAreNoise,
         strongerGenerator},
        {"flat_output", SYNTHSLICE_TEXT("The generated images are flat"),
         SYNTHSLICE_TEXT(
             "The generator hardly moves, or its last layer is saturated: use Adam, other initial "
             "weights, or a higher rate."),
         3, 300, imagesAreFlat, strongerGenerator},
        invertedGreyRule(),
        {"wrong_scaling", SYNTHSLICE_TEXT("The generated images have the wrong brightness or contrast"),
         SYNTHSLICE_TEXT(
             "The generator should end in tanh, and the slices should be normalized; then lower the "
             "rates."),
         3, 300, imagesAreScaledWrongly, lowerRates}};
    return rules;
}

}  // namespace synthslice::session
