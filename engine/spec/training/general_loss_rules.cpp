#include "engine/spec/training/general_loss_rules.h"

#include <algorithm>

#include "engine/base/text/text.h"

namespace synthslice::spec {

namespace {

/// Whether a layer leaves the values of its input as they are.
bool onlyMovesValues(const LayerSpec& layer)
{
    return std::holds_alternative<FlattenSpec>(layer) || std::holds_alternative<UnflattenSpec>(layer) ||
           std::holds_alternative<DropoutSpec>(layer) || std::holds_alternative<ZeroPad2dSpec>(layer);
}

}  // namespace

const LayerSpec* lastToChangeValues(const std::vector<LayerSpec>& layers)
{
    const auto found = std::find_if_not(layers.rbegin(), layers.rend(), onlyMovesValues);
    return found == layers.rend() ? nullptr : &*found;
}

Problems lossIsSet(const std::string& path, const GeneralLossSpec& loss)
{
    if (loss.sum() > 0.0) return {};
    return {{path, text("All weights of the general loss are 0"), text("give one of them a weight")}};
}

Problems lastLayerSuitsLosses(const std::string& path, const NetworkSpec& network,
                              const std::vector<GeneralLossSpec>& losses)
{
    const LayerSpec* last = lastToChangeValues(network.layers);
    if (last == nullptr) return {};
    const auto any = [&](auto uses) { return std::ranges::any_of(losses, uses); };
    const bool onlyDifferences = !losses.empty() &&
                                 std::ranges::all_of(losses, &GeneralLossSpec::onlyDifferences);
    const bool needsLogarithms = any([](const GeneralLossSpec& loss) { return loss.nll > 0.0; });
    const bool needsRawScores = any([](const GeneralLossSpec& loss) { return loss.bce > 0.0; });
    const bool ofClasses = any(&GeneralLossSpec::ofClasses);
    const std::string where = path + ".layers." + std::to_string(last - network.layers.data());
    if (needsLogarithms && !std::holds_alternative<LogSoftmaxSpec>(*last)) {
        return {{where,
                 text("The NLL loss needs log-probabilities, but the %1 does not end in log_softmax", path),
                 text("add a log_softmax layer at its end, or use cross_entropy")}};
    }
    if (std::holds_alternative<SigmoidSpec>(*last) && !onlyDifferences) {
        return {{where, text("The %1 ends in a sigmoid, but losses are computed from raw scores", path),
                 text("remove that layer; the loss applies the sigmoid itself")}};
    }
    if (std::holds_alternative<SoftmaxSpec>(*last) && !onlyDifferences) {
        return {{where, text("The %1 ends in a softmax, but losses are computed from raw scores", path),
                 text("remove that layer; the loss applies the softmax itself")}};
    }
    if (std::holds_alternative<LogSoftmaxSpec>(*last) && (needsRawScores || !ofClasses)) {
        return {{where, text("The %1 ends in log_softmax, which only nll and cross_entropy can use", path),
                 text("remove that layer")}};
    }
    return {};
}

}  // namespace synthslice::spec
