#include "engine/families/vae/vae_health.h"

#include <algorithm>

#include "engine/families/vae/vae_spec.h"
#include "engine/spec/text.h"

namespace synthslice::session {
namespace {

using spec::vaeOf;
using Evidence = std::optional<Symptom>;
using Remedies = std::vector<std::vector<LiveEdit>>;

constexpr double fewNats = 0.5;  // of KL: what the latent tells of an image in all

/// KL costs (nearly) all that it ever will.
bool costsAll(const HealthEvidence& evidence)
{
    return evidence.mean("beta") > 0.9 * vaeOf(*evidence.experiment).loss.beta;
}

Evidence posteriorCollapses(const HealthEvidence& evidence)
{
    if (!costsAll(evidence)) return std::nullopt;
    const double kl = evidence.mean("kl");
    if (auto nothing = when(kl < fewNats, SYNTHSLICE_TEXT("KL, what the latent tells of an image, in nats"),
                            kl, SYNTHSLICE_TEXT("healthy from some nats on")))
        return nothing;
    const double active = evidence.mean("active_units");
    return when(active < 1.0, SYNTHSLICE_TEXT("the number of active latent units"), active,
                SYNTHSLICE_TEXT("healthy from several on"));
}

/// While it costs little, an encoder that learns tells all it can.
Evidence neverRises(const HealthEvidence& evidence)
{
    const double kl = evidence.mean("kl");
    const bool costsLittle = evidence.mean("beta") < 0.3 * vaeOf(*evidence.experiment).loss.beta ||
                             vaeOf(*evidence.experiment).loss.beta < 0.01;
    return when(costsLittle && kl < fewNats,
                SYNTHSLICE_TEXT("KL, what the latent tells of an image, in nats"), kl,
                SYNTHSLICE_TEXT("it should rise while its weight is small"));
}

Evidence copiesTheMean(const HealthEvidence& evidence)
{
    const double share = evidence.mean("error_share");
    return when(share > 0.9 && evidence.mean("kl") >= fewNats,
                SYNTHSLICE_TEXT("the squared error of reconstructions over that of the mean image"), share,
                SYNTHSLICE_TEXT("healthy well below 1"));
}

Evidence varianceRunsAway(const HealthEvidence& evidence)
{
    const double sd = evidence.mean("pixel_sd");
    return when(sd < 0.004 || sd > 2.0,
                SYNTHSLICE_TEXT("the SD that the decoder tells of pixels, of grey from -1 to 1"), sd,
                SYNTHSLICE_TEXT("healthy above a grey level, 0.008, and below 1"));
}

Remedies costlessAtFirst(const spec::ExperimentSpec& experiment)
{
    const spec::BoundSpec& loss = vaeOf(experiment).loss;
    const auto warmUp = std::max<std::int64_t>(2 * loss.klWarmUp, experiment.training.steps / 5);
    return {{{"loss.kl_warm_up", warmUp},
             {"loss.free_bits", std::max(loss.freeBits, 0.05)},
             {"loss.beta", std::min(loss.beta, 1.0)}}};
}

/// Adam at its usual rate, or a higher one.
Remedies learnsMore(const spec::ExperimentSpec& experiment)
{
    const spec::OptimizerSpec& optimizer = vaeOf(experiment).optimizer;
    if (!std::holds_alternative<spec::AdamSpec>(optimizer) || spec::learningRate(optimizer) > 3e-3) {
        return {{{"optimizer.type", "adam"}, {"optimizer.lr", 1e-3}}};
    }
    return {{{"optimizer.lr", 3.0 * spec::learningRate(optimizer)}}};
}

/// Closer reconstructions become worth more than KL.
Remedies reconstructsMore(const spec::ExperimentSpec& experiment)
{
    const spec::VaeSpec& vae = vaeOf(experiment);
    if (vae.loss.beta > 1.0) return {{{"loss.beta", 1.0}}};
    Remedies remedies = learnsMore(experiment);
    const bool fixedSd = vae.likelihood.distribution != spec::PixelDistribution::Bernoulli &&
                         !vae.likelihood.learnsSpread();
    if (fixedSd) remedies.front().push_back({"likelihood.sd", std::max(1e-3, 0.5 * vae.likelihood.sd)});
    return remedies;
}

/// A probability of grey levels is 1 at most, where a density has no limit.
Remedies boundedLikelihood(const spec::ExperimentSpec& experiment)
{
    Remedies remedies = lowerRates(experiment);
    if (vaeOf(experiment).likelihood.distribution == spec::PixelDistribution::Gaussian) {
        const LiveEdit levels{"likelihood.distribution", "discretized_logistic"};
        remedies.insert(remedies.begin(), std::vector{levels});
    }
    return remedies;
}

}  // namespace

const std::vector<HealthRule>& vaeHealthRules()
{
    static const std::vector<HealthRule> rules = {
        {"posterior_collapse", SYNTHSLICE_TEXT("Posterior collapse: the latent tells nothing of the image"),
         SYNTHSLICE_TEXT("Let KL cost nothing at first: a KL warm-up and free bits, or a smaller beta."), 3,
         300, posteriorCollapses, costlessAtFirst},
        {"kl_never_rises", SYNTHSLICE_TEXT("KL never rises: the encoder does not learn"),
         SYNTHSLICE_TEXT("Use Adam, a higher rate, or other initial weights."), 3, 300, neverRises,
         learnsMore},
        {"mean_image", SYNTHSLICE_TEXT("Reconstructions copy the mean image"),
         SYNTHSLICE_TEXT("The decoder does not use the latent: use Adam or a higher rate, beta of at most 1, "
                         "or a smaller SD of pixels."),
         3, 500, copiesTheMean, reconstructsMore},
        {"variance_runs_away", SYNTHSLICE_TEXT("The SD of pixels runs away"),
         SYNTHSLICE_TEXT("A density has no upper limit where pixels are always the same: use "
                         "discretized_logistic, a fixed SD, or a lower rate."),
         2, 100, varianceRunsAway, boundedLikelihood}};
    return rules;
}

}  // namespace synthslice::session
