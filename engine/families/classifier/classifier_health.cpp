#include "engine/families/classifier/classifier_health.h"

#include "engine/base/text/text.h"
#include "engine/families/classifier/classifier_spec.h"

namespace synthslice::session {
namespace {

using spec::classifierOf;
using Evidence = std::optional<Symptom>;
using Remedies = std::vector<std::vector<LiveEdit>>;

/// Unless nearly all images are of that class.
Evidence predictsOneClass(const HealthEvidence& evidence)
{
    const double share = evidence.mean("largest_share");
    return when(share > 0.99 && evidence.mean("accuracy") < 0.95,
                SYNTHSLICE_TEXT("the share of images that are taken for one class"), share,
                SYNTHSLICE_TEXT("healthy about that of the most common class"));
}

Evidence isAsGoodAsChance(const HealthEvidence& evidence)
{
    const double accuracy = evidence.mean("accuracy");
    const double chance = 1.0 / static_cast<double>(spec::outputsOf(*evidence.experiment));
    return when(accuracy < chance + 0.05 && !predictsOneClass(evidence),
                SYNTHSLICE_TEXT("the accuracy on training images"), accuracy,
                SYNTHSLICE_TEXT("chance is 1 over the number of classes"));
}

Evidence overfits(const HealthEvidence& evidence)
{
    const double rise = evidence.mean("test_loss_rise");
    return when(rise > 1.25 && evidence.mean("test_over_training") > 2.0,
                SYNTHSLICE_TEXT("the test loss over its lowest"), rise,
                SYNTHSLICE_TEXT("healthy below 1.1 while the training loss is as high"));
}

/// A rule without momentum that hardly moves needs another; others mostly have too high a rate.
Remedies learnsAtAnotherRate(const spec::ExperimentSpec& experiment)
{
    const spec::OptimizerSpec& optimizer = classifierOf(experiment).optimizer;
    const bool slow = std::holds_alternative<spec::SgdSpec>(optimizer) ||
                      std::holds_alternative<spec::AdagradSpec>(optimizer);
    if (!slow || spec::learningRate(optimizer) > 0.1) return lowerRates(experiment);
    return {{{"optimizer.type", "adam"}, {"optimizer.lr", 1e-3}}};
}

Remedies decayOfWeights(const spec::ExperimentSpec& experiment)
{
    std::vector<LiveEdit> edits{{"optimizer.weight_decay", 1e-3}};
    edits.push_back(lowerRates(experiment).front().front());
    return {edits};
}

}  // namespace

const std::vector<HealthRule>& classifierHealthRules()
{
    static const std::vector<HealthRule> rules = {
        {"one_class", SYNTHSLICE_TEXT("The network predicts one class only"),
         SYNTHSLICE_TEXT(
             "Start again with a lower rate, or with Adam instead of SGD; nll needs log_softmax at the "
             "network's end."),
         2, 200, predictsOneClass, learnsAtAnotherRate},
        {"chance", SYNTHSLICE_TEXT("The network is as good as chance"),
         SYNTHSLICE_TEXT(
             "It does not learn at this rate: try a lower one, or Adam instead of SGD; look whether the "
             "images show their classes."),
         3, 500, isAsGoodAsChance, learnsAtAnotherRate},
        {"overfitting", SYNTHSLICE_TEXT("Overfitting: the test loss rises while the training loss falls"),
         SYNTHSLICE_TEXT(
             "Stop where the test loss was lowest, or use weight decay, dropout, fewer neurons or more "
             "images."),
         2, 200, overfits, decayOfWeights}};
    return rules;
}

}  // namespace synthslice::session
