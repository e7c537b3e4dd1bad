#include "engine/families/plain_network/plain_network_health.h"

#include "engine/base/text/text.h"
#include "engine/families/plain_network/plain_network_spec.h"

namespace synthslice::session {
namespace {

using PlainRemedies = std::vector<std::vector<LiveEdit>>;
using synthslice::plain_network::Loss;

/// What normal weights around 0 of this spread give: sums of some hundred pixels within a few units.
PlainRemedies smallRandomWeights(const spec::ExperimentSpec& /*experiment*/)
{
    return {
        {{"initial.weights.type", "normal"}, {"initial.weights.mean", 0.0}, {"initial.weights.std", 0.1}}};
}

PlainRemedies classesByScores(const spec::ExperimentSpec& experiment)
{
    const spec::PlainNetworkSpec& plain = spec::plainNetworkOf(experiment);
    if (plain.initialWeights.type == spec::InitialKind::Constant) return smallRandomWeights(experiment);
    if (plain.learning.loss == Loss::CrossEntropy) return lowerRates(experiment);
    return {{{"network.output", "per_class"},
             {"network.output_activation", "identity"},
             {"learning.loss", "cross_entropy"}}};
}

std::optional<Symptom> areIdentical(const HealthEvidence& evidence)
{
    const double identical = evidence.mean("identical_neurons");
    return when(identical > 0.0, SYNTHSLICE_TEXT("the number of hidden neurons that repeat another"),
                identical, SYNTHSLICE_TEXT("healthy at 0"));
}

std::optional<Symptom> areSaturated(const HealthEvidence& evidence)
{
    const double share = evidence.mean("saturated_share");
    return when(share > 0.95,
                SYNTHSLICE_TEXT("the share of outputs of hidden neurons where the slope is flat"), share,
                SYNTHSLICE_TEXT("healthy below 0.9"));
}

/// A batch of one image has no more than one class.
std::optional<Symptom> takesAllForOneClass(const HealthEvidence& evidence)
{
    const double classes = evidence.mean("predicted_classes");
    return when(classes == 1.0 && evidence.experiment->training.batchSize > 1,
                SYNTHSLICE_TEXT("the number of classes that the images of a batch are taken for"), classes,
                SYNTHSLICE_TEXT("healthy where it is that of the classes in the batch"));
}

}  // namespace

const std::vector<HealthRule>& plainNetworkHealthRules()
{
    static const std::vector<HealthRule> rules = {
        {"identical_neurons",
         SYNTHSLICE_TEXT("Hidden neurons are identical: many learn no more than one would"),
         SYNTHSLICE_TEXT("Neurons that start alike have the same gradient and stay alike: start from random "
                         "weights."),
         1, 0, areIdentical, smallRandomWeights},
        {"saturation", SYNTHSLICE_TEXT("Hidden neurons are saturated: hardly a gradient comes through"),
         SYNTHSLICE_TEXT("Weights are too large for so many inputs: start from small random weights, such as "
                         "normal ones of spread 0.1, or lower the learning rate."),
         1, 0, areSaturated, smallRandomWeights},
        {"one_class", SYNTHSLICE_TEXT("All images are taken for one class"),
         SYNTHSLICE_TEXT(
             "The outputs hardly depend on the images. One number behind a sigmoid cannot tell more "
             "than two classes: take an output a class with cross-entropy, small random weights, or "
             "another learning rate."),
         3, 0, takesAllForOneClass, classesByScores}};
    return rules;
}

}  // namespace synthslice::session
