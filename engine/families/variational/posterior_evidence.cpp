#include "engine/families/variational/posterior_evidence.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/base/text/text.h"

namespace synthslice::session {
namespace {

std::optional<Symptom> tellsNothing(double kl, const char* healthy)
{
    return when(kl < leastKl, SYNTHSLICE_TEXT("KL, what the latent tells of an image, in nats"), kl, healthy);
}

}  // namespace

std::optional<Symptom> posteriorCollapses(const HealthEvidence& evidence, const spec::BoundSpec& bound)
{
    if (!(evidence.mean("beta") > 0.9 * bound.beta)) return std::nullopt;
    if (auto nothing = tellsNothing(evidence.mean("kl"), SYNTHSLICE_TEXT("healthy from some nats on"))) {
        return nothing;
    }
    const double active = evidence.mean("active_units");
    return when(active < 1.0, SYNTHSLICE_TEXT("the number of active latent units"), active,
                SYNTHSLICE_TEXT("healthy from several on"));
}

std::optional<Symptom> klNeverRises(const HealthEvidence& evidence, const spec::BoundSpec& bound)
{
    const bool costsLittle = evidence.mean("beta") < 0.3 * bound.beta || bound.beta < 0.01;
    if (!costsLittle) return std::nullopt;
    return tellsNothing(evidence.mean("kl"), SYNTHSLICE_TEXT("it should rise while its weight is small"));
}

std::vector<std::vector<LiveEdit>> costlessKlAtFirst(const spec::ExperimentSpec& experiment,
                                                     const spec::BoundSpec& bound)
{
    const auto warmUp = std::max<std::int64_t>(2 * bound.klWarmUp, experiment.training.steps / 5);
    // A warm-up counts from the first step: it may be over where the run begins again.
    return {{{"loss.kl_warm_up", warmUp},
             {"loss.free_bits", std::max(bound.freeBits, 0.05)},
             {"loss.beta", 0.5 * std::min(bound.beta, 1.0)}}};
}

std::vector<std::vector<LiveEdit>> quicker(const std::string& path, const spec::OptimizerSpec& optimizer,
                                           double lr)
{
    constexpr double highest = 3e-3;
    if (!std::holds_alternative<spec::AdamSpec>(optimizer) || spec::learningRate(optimizer) > highest)
        return {{{path + ".type", "adam"}, {path + ".lr", lr}}};
    return {{{path + ".lr", 3.0 * spec::learningRate(optimizer)}}};
}

HealthRule posteriorCollapseRule(decltype(HealthRule::shows) shows, decltype(HealthRule::remedies) remedies)
{
    return {"posterior_collapse",
            SYNTHSLICE_TEXT("Posterior collapse: the latent tells nothing of the image"),
            SYNTHSLICE_TEXT("Let KL cost nothing at first: a KL warm-up and free bits, or a smaller beta."),
            3,
            300,
            std::move(shows),
            std::move(remedies)};
}

HealthRule klNeverRisesRule(decltype(HealthRule::shows) shows, decltype(HealthRule::remedies) remedies)
{
    return {"kl_never_rises",
            SYNTHSLICE_TEXT("KL never rises: the encoder does not learn"),
            SYNTHSLICE_TEXT("Use Adam, a higher rate, or other initial weights."),
            3,
            300,
            std::move(shows),
            std::move(remedies)};
}

}  // namespace synthslice::session
