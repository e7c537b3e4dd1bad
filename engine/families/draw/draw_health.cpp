#include "engine/families/draw/draw_health.h"

#include "engine/base/text/text.h"
#include "engine/families/draw/draw_spec.h"
#include "engine/families/variational/bound_health.h"

namespace synthslice::session {
namespace {

std::optional<Symptom> attentionLeaves(const HealthEvidence& evidence)
{
    const double outside = evidence.mean("windows_outside");
    return when(outside > 0.5, SYNTHSLICE_TEXT("the share of windows whose centre is outside the image"),
                outside, SYNTHSLICE_TEXT("healthy near 0"));
}

/// Long steps send windows out, where no gradient calls them back.
std::vector<std::vector<LiveEdit>> shorterSteps(const spec::ExperimentSpec& experiment)
{
    std::vector<std::vector<LiveEdit>> remedies = lowerRates(experiment);
    const double clip = spec::drawOf(experiment).loss.clipGradNorm;
    remedies.front().push_back({"loss.clip_grad_norm", clip > 0.0 ? 0.3 * clip : 10.0});
    return remedies;
}

}  // namespace

std::vector<HealthRule> drawHealthRules()
{
    std::vector<HealthRule> rules = boundHealthRules(spec::boundPartsOf<spec::DrawSpec>);
    rules.push_back(
        {"attention_leaves_image", SYNTHSLICE_TEXT("The attention leaves the image"),
         SYNTHSLICE_TEXT("Windows stand where there is nothing to read and nothing to draw: use a lower "
                         "rate and clip gradients, or turn attention off."),
         3, 300, attentionLeaves, shorterSteps});
    return rules;
}

}  // namespace synthslice::session
