#include <algorithm>
#include <array>
#include <map>

#include "engine/base/text/text.h"
#include "engine/families/plain_network/plain_network_spec.h"
#include "engine/spec/family.h"
#include "engine/spec/idle_reason.h"

namespace synthslice::spec {

namespace {

Problems hiddenLayersAreNumbers(const PlainNetworkSpec& plain)
{
    const auto widths = hiddenWidths(plain.network);
    if (widths) return {};
    return {{"network.hidden", widths.error().message, widths.error().hint}};
}

Problems crossEntropyHasScores(const PlainNetworkSpec& plain)
{
    if (plain.learning.loss != synthslice::plain_network::Loss::CrossEntropy) return {};
    Problems problems;
    if (plain.network.output != ClassOutput::PerClass) {
        problems.push_back({"network.output", text("Cross-entropy compares classes, but there is one output"),
                            text("set it to per_class, or learning.loss to squared_error")});
    }
    if (plain.network.outputActivation != synthslice::plain_network::Activation::Identity) {
        problems.push_back({"network.output_activation",
                            text("Cross-entropy takes the softmax of the outputs itself"),
                            text("set it to identity")});
    }
    return problems;
}

Problems initialRangesAreRanges(const PlainNetworkSpec& plain)
{
    Problems problems;
    for (const auto& [path, initial] : {std::pair("initial.weights.low", plain.initialWeights),
                                        std::pair("initial.biases.low", plain.initialBiases)}) {
        if (initial.type == InitialKind::Uniform && initial.low > initial.high) {
            problems.push_back(
                {path, text("The lowest initial value is above the highest"), text("exchange low and high")});
        }
    }
    return problems;
}

Reason idleInitialValue(const InitialValuesSpec& initial, const std::string& key)
{
    static const std::map<std::string, InitialKind> uses = {{"value", InitialKind::Constant},
                                                            {"low", InitialKind::Uniform},
                                                            {"high", InitialKind::Uniform},
                                                            {"mean", InitialKind::Normal},
                                                            {"std", InitialKind::Normal}};
    const auto found = uses.find(key);
    return unless(found == uses.end() || found->second == initial.type,
                  SYNTHSLICE_TEXT("this kind of initial values does not use it"));
}

Reason idlePlainTraining(const std::string& key)
{
    static constexpr std::array ofLibTorch{"precision", "kernels", "device", "threads"};
    static constexpr std::array ofImageMakers{"ema_decay", "sample_seed", "assessed_images"};
    if (std::ranges::find(ofLibTorch, key) != ofLibTorch.end()) {
        return "the network is computed without a library, in double precision by one processor thread";
    }
    return unless(std::ranges::find(ofImageMakers, key) == ofImageMakers.end(),
                  SYNTHSLICE_TEXT("the network makes no images"));
}

class PlainNetworkFamily final : public Family {
public:
    [[nodiscard]] std::string name() const override { return PlainNetworkSpec::family; }
    [[nodiscard]] std::string title() const override { return SYNTHSLICE_TEXT("Network without a library"); }
    [[nodiscard]] FamilySpec defaults() const override { return PlainNetworkSpec{}; }
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
        Problems problems;
        for (const auto rule : {hiddenLayersAreNumbers, crossEntropyHasScores, initialRangesAreRanges}) {
            append(problems, rule(plainNetworkOf(experiment)));
        }
        return problems;
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& experiment,
                                                     const std::string& path) const override
    {
        const PlainNetworkSpec& plain = plainNetworkOf(experiment);
        const std::string key = keyOf(path);
        if (path.starts_with("training.")) return idlePlainTraining(key);
        if (path.starts_with("initial.weights.")) return idleInitialValue(plain.initialWeights, key);
        if (path.starts_with("initial.biases.")) return idleInitialValue(plain.initialBiases, key);
        return unless(path != "network.activation" || !plain.network.hidden.empty(),
                      SYNTHSLICE_TEXT("there is no hidden layer"));
    }
    [[nodiscard]] double stepFlops(const ExperimentSpec& experiment) const override;
};

/// Each layer costs a product for its outputs, one for the gradient of its weights and, but for the first,
/// one for the gradient of its inputs.
double PlainNetworkFamily::stepFlops(const ExperimentSpec& experiment) const
{
    const PlainNetworkSpec& plain = plainNetworkOf(experiment);
    std::vector<int> widths = *hiddenWidths(plain.network);
    widths.push_back(plain.network.output == ClassOutput::Number
                         ? 1
                         : static_cast<int>(classesWithoutData(plain.classes)));
    double inputs = static_cast<double>(experiment.data.patchSize * experiment.data.patchSize);
    double products = 2.0;
    double flops = 0.0;
    for (const int width : widths) {
        flops += products * 2.0 * inputs * width;
        inputs = width;
        products = 3.0;
    }
    return flops * static_cast<double>(experiment.training.batchSize);
}

}  // namespace

namespace plain_network {

const Family& family()
{
    static const PlainNetworkFamily family;
    return family;
}

}  // namespace plain_network

}  // namespace synthslice::spec
