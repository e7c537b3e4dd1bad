#include <algorithm>
#include <array>

#include "engine/base/text/text.h"
#include "engine/families/classifier/classifier_spec.h"
#include "engine/spec/family.h"
#include "engine/spec/network/flops.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/training/general_loss_rules.h"

namespace synthslice::spec {

namespace {

Problems networkGivesClasses(const ExperimentSpec& experiment)
{
    const NamedNetwork named = networksOf(experiment).front();
    if (named.network.layers.empty()) {
        return {
            {"network.layers", text("The network has no layers"), text("add layers or start from a preset")}};
    }
    if (!named.shapes.problems.empty()) return named.shapes.problems;
    const Shape& output = named.shapes.output;
    if (output.size() == 1 && output.front() > 1) return {};
    return {{"network.layers." + std::to_string(named.network.layers.size() - 1),
             text("The network gives %1, but a class has one value each, of two or more", toText(output)),
             text("end it with a linear layer that has an output a class, after flatten")}};
}

/// An image is judged by itself, whichever others are judged with it.
Problems imagesAreJudgedAlone(const ExperimentSpec& experiment)
{
    Problems problems;
    const auto& layers = classifierOf(experiment).network.layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (needsWholeBatch(layers[i]) || std::holds_alternative<NoiseSpec>(layers[i])) {
            problems.push_back(
                {"network.layers." + std::to_string(i),
                 text("What an image is taken for would depend on others of its batch, or on chance"),
                 text("turn on track_running_stats, or use another layer")});
        }
    }
    return problems;
}

class ClassifierFamily final : public Family {
public:
    [[nodiscard]] std::string name() const override { return ClassifierSpec::family; }
    [[nodiscard]] std::string title() const override { return SYNTHSLICE_TEXT("Classifier"); }
    [[nodiscard]] FamilySpec defaults() const override { return ClassifierSpec{}; }
    [[nodiscard]] DataNeed dataNeed(const ExperimentSpec& /*experiment*/) const override
    {
        return DataNeed::LabelledImages;
    }
    [[nodiscard]] Shape inputOf(const ExperimentSpec& experiment,
                                const std::string& /*network*/) const override
    {
        return patchShape(experiment.data);
    }
    [[nodiscard]] Problems problems(const ExperimentSpec& experiment) const override
    {
        const ClassifierSpec& classifier = classifierOf(experiment);
        Problems problems = networkGivesClasses(experiment);
        append(problems, imagesAreJudgedAlone(experiment));
        append(problems, lossIsSet("loss", classifier.loss));
        append(problems, lastLayerSuitsLosses("network", classifier.network, {classifier.loss}));
        return problems;
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& /*experiment*/,
                                                     const std::string& path) const override
    {
        static constexpr std::array ofImageMakers{"training.ema_decay", "training.sample_count",
                                                  "training.sample_seed", "training.assessed_images"};
        if (std::ranges::find(ofImageMakers, path) != ofImageMakers.end()) {
            return "a classifier makes no images";
        }
        return {};
    }
    /// A backward pass costs one forward pass for the gradient of the input and one for that of the weights.
    [[nodiscard]] double stepFlops(const ExperimentSpec& experiment) const override
    {
        return 3.0 * static_cast<double>(experiment.training.batchSize) *
               forwardFlops(classifierOf(experiment).network, patchShape(experiment.data));
    }
};

}  // namespace

namespace classifier {

const Family& family()
{
    static const ClassifierFamily family;
    return family;
}

}  // namespace classifier

}  // namespace synthslice::spec
