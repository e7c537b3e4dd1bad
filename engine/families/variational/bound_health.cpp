#include "engine/families/variational/bound_health.h"

#include <algorithm>

#include "engine/base/text/text.h"
#include "engine/families/variational/posterior_evidence.h"

namespace synthslice::session {
namespace {

using spec::BoundParts;
using Evidence = std::optional<Symptom>;
using Remedies = std::vector<std::vector<LiveEdit>>;

Evidence latentIsPrior(const HealthEvidence& evidence, const BoundParts& parts)
{
    return posteriorCollapses(evidence, parts.loss);
}

Evidence latentStaysPrior(const HealthEvidence& evidence, const BoundParts& parts)
{
    return klNeverRises(evidence, parts.loss);
}

Evidence copiesTheMean(const HealthEvidence& evidence, const BoundParts& /*parts*/)
{
    const double share = evidence.mean("error_share");
    return when(share > 0.9 && evidence.mean("kl") >= leastKl,
                SYNTHSLICE_TEXT("the squared error of reconstructions over that of the mean image"), share,
                SYNTHSLICE_TEXT("healthy well below 1"));
}

Evidence varianceRunsAway(const HealthEvidence& evidence, const BoundParts& /*parts*/)
{
    const double sd = evidence.mean("pixel_sd");
    return when(sd < 0.004 || sd > 2.0,
                SYNTHSLICE_TEXT("the SD that the decoder tells of pixels, of grey from -1 to 1"), sd,
                SYNTHSLICE_TEXT("healthy above a grey level, 0.008, and below 1"));
}

Remedies costlessAtFirst(const spec::ExperimentSpec& experiment, const BoundParts& parts)
{
    return costlessKlAtFirst(experiment, parts.loss);
}

/// Adam at its usual rate, or a higher one.
Remedies learnsMore(const spec::ExperimentSpec& /*experiment*/, const BoundParts& parts)
{
    return quicker("optimizer", parts.optimizer, 1e-3);
}

/// Closer reconstructions become worth more than KL.
Remedies reconstructsMore(const spec::ExperimentSpec& experiment, const BoundParts& parts)
{
    if (parts.loss.beta > 1.0) return {{{"loss.beta", 1.0}}};
    Remedies remedies = learnsMore(experiment, parts);
    const bool fixedSd = parts.likelihood.distribution != spec::PixelDistribution::Bernoulli &&
                         !parts.likelihood.learnsSpread();
    if (fixedSd) remedies.front().push_back({"likelihood.sd", std::max(1e-3, 0.5 * parts.likelihood.sd)});
    return remedies;
}

/// A probability of grey levels is 1 at most, where a density has no limit.
Remedies boundedLikelihood(const spec::ExperimentSpec& experiment, const BoundParts& parts)
{
    Remedies remedies = lowerRates(experiment);
    if (parts.likelihood.distribution == spec::PixelDistribution::Gaussian) {
        const LiveEdit levels{"likelihood.distribution", "discretized_logistic"};
        remedies.insert(remedies.begin(), std::vector{levels});
    }
    return remedies;
}

}  // namespace

std::vector<HealthRule> boundHealthRules(spec::BoundPartsOf partsOf)
{
    const auto shows = [partsOf](auto rule) {
        return [partsOf, rule](const HealthEvidence& evidence) {
            return rule(evidence, partsOf(*evidence.experiment));
        };
    };
    const auto remedies = [partsOf](auto remedy) {
        return [partsOf, remedy](const spec::ExperimentSpec& experiment) {
            return remedy(experiment, partsOf(experiment));
        };
    };
    return {
        posteriorCollapseRule(shows(latentIsPrior), remedies(costlessAtFirst)),
        klNeverRisesRule(shows(latentStaysPrior), remedies(learnsMore)),
        {"mean_image", SYNTHSLICE_TEXT("Reconstructions copy the mean image"),
         SYNTHSLICE_TEXT("The decoder does not use the latent: use Adam or a higher rate, beta of at most 1, "
                         "or a smaller SD of pixels."),
         3, 500, shows(copiesTheMean), remedies(reconstructsMore)},
        {"variance_runs_away", SYNTHSLICE_TEXT("The SD of pixels runs away"),
         SYNTHSLICE_TEXT("A density has no upper limit where pixels are always the same: use "
                         "discretized_logistic, a fixed SD, or a lower rate."),
         2, 100, shows(varianceRunsAway), remedies(boundedLikelihood)}};
}

}  // namespace synthslice::session
