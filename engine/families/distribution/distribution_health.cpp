#include "engine/families/distribution/distribution_health.h"

#include <cmath>
#include <numbers>

#include "engine/base/text/text.h"
#include "engine/families/distribution/distribution_spec.h"
#include "engine/families/distribution/point_mixture.h"

namespace synthslice::session {
namespace {

using spec::distributionOf;

/// NaN where no step computed it.
bool followsCritic(const spec::ExperimentSpec& experiment)
{
    return distributionOf(experiment).learnsToGenerate() &&
           distributionOf(experiment).loss.generator == spec::PointGeneratorLoss::Wasserstein;
}

std::vector<LiveEdit> boundByPenalty()
{
    return {{"loss.gradient_penalty", 10.0}, {"loss.clip_value", 0.0}};
}

std::vector<std::vector<LiveEdit>> penaltyInsteadOfClipping(const spec::ExperimentSpec&)
{
    return {boundByPenalty()};
}

/// A fixed distribution learns nothing: there the critic is to be looked at, and nothing to be changed. A
/// critic is best followed slowly, as its slope is never small.
std::vector<std::vector<LiveEdit>> followTheCritic(const spec::ExperimentSpec& experiment)
{
    if (!distributionOf(experiment).learnsToGenerate()) return {};
    std::vector<LiveEdit> edits = boundByPenalty();
    edits.push_back({"loss.generator", "wasserstein"});
    edits.push_back({"loss.n_critic", 5});
    edits.push_back(
        {"optimizer.generator.lr", 0.2 * spec::learningRate(distributionOf(experiment).optimizer.generator)});
    return {edits};
}

/// The gradient also ends where both distributions are alike, but then JS is small.
std::optional<Symptom> discriminatorVanishes(const HealthEvidence& evidence)
{
    constexpr double vanished = -3.0;
    const bool nonSaturating = distributionOf(*evidence.experiment).learnsToGenerate() &&
                               distributionOf(*evidence.experiment).loss.generator ==
                                   spec::PointGeneratorLoss::NonSaturating;
    const double gradient = evidence.mean(nonSaturating ? "gradient_non_saturating" : "gradient_minimax");
    return when(!followsCritic(*evidence.experiment) && gradient < vanished &&
                    evidence.mean("js_estimate") > 0.5 * std::numbers::ln2,
                SYNTHSLICE_TEXT("log10 of the discriminator's gradient at generated points"), gradient,
                SYNTHSLICE_TEXT("healthy above -2"));
}

bool isClipped(const HealthEvidence& evidence)
{
    return distributionOf(*evidence.experiment).loss.clipValue > 0.0;
}

std::optional<Symptom> criticVanishes(const HealthEvidence& evidence)
{
    const double gradient = evidence.mean("gradient_critic");
    return when(isClipped(evidence) && gradient < -4.0,
                SYNTHSLICE_TEXT("log10 of the critic's gradient at generated points"), gradient,
                SYNTHSLICE_TEXT("about 0 with a gradient penalty"));
}

std::optional<Symptom> criticExplodes(const HealthEvidence& evidence)
{
    const double gradient = evidence.mean("gradient_critic");
    return when(isClipped(evidence) && gradient > 2.0,
                SYNTHSLICE_TEXT("log10 of the critic's gradient at generated points"), gradient,
                SYNTHSLICE_TEXT("about 0 with a gradient penalty"));
}

/// Of how many components a batch of real points has some, in the mean: sum over w_k of 1 - (1 - w_k)^n.
double expectedModes(const spec::RealPointsSpec& real, std::int64_t batchSize)
{
    if (real.kind != spec::RealKind::Mixture) return 1.0;
    const auto expected = [&](const auto& mixture) {
        double sum = 0.0;
        for (const auto& component : mixture->components())
            sum += 1.0 - std::pow(1.0 - component.share, static_cast<double>(batchSize));
        return sum;
    };
    return real.dimension == 1 ? expected(spec::mixtureOf<1>(real)) : expected(spec::mixtureOf<2>(real));
}

std::optional<Symptom> missesModes(const HealthEvidence& evidence)
{
    const double modes = evidence.mean("modes");
    const double expected = expectedModes(distributionOf(*evidence.experiment).real,
                                          evidence.experiment->training.batchSize);
    return when(modes < 0.75 * expected,
                SYNTHSLICE_TEXT("the number of Gaussians that generated points have found"), modes,
                SYNTHSLICE_TEXT("it should be that of a batch of real points"));
}

}  // namespace

const std::vector<HealthRule>& distributionHealthRules()
{
    static const std::vector<HealthRule> rules = {
        {"vanishing_gradient",
         SYNTHSLICE_TEXT("Vanishing gradient: the discriminator is sure, and a generator would learn nothing "
                         "from it"),
         SYNTHSLICE_TEXT("Use the critic: its gradient stays, however far apart both distributions are."), 2,
         200, discriminatorVanishes, followTheCritic},
        {"critic_vanishing", SYNTHSLICE_TEXT("The critic's gradient vanishes on its way through the layers"),
         SYNTHSLICE_TEXT("The clipped weights are too small for a network so deep: use a gradient penalty "
                         "instead, or a larger bound."),
         2, 200, criticVanishes, penaltyInsteadOfClipping},
        {"critic_exploding", SYNTHSLICE_TEXT("The critic's gradient explodes on its way through the layers"),
         SYNTHSLICE_TEXT("The clipped weights are too large for a network so deep: use a gradient penalty "
                         "instead, or a smaller bound."),
         2, 200, criticExplodes, penaltyInsteadOfClipping},
        {"mode_collapse", SYNTHSLICE_TEXT("Mode collapse: the generator leaves out parts of the data"),
         SYNTHSLICE_TEXT("Let the generator follow the critic (Wasserstein loss with gradient penalty)."), 5,
         1000, missesModes, followTheCritic}};
    return rules;
}

}  // namespace synthslice::session
