#include "engine/families/classifier/class_beliefs.h"

#include "engine/spec/training/general_loss_rules.h"

namespace synthslice::training {
namespace {

/// Non-negative values over their sum; all alike where all are 0.
torch::Tensor shares(const torch::Tensor& values)
{
    constexpr double tiny = 1e-12;
    const torch::Tensor positive = values + tiny;
    return positive / positive.sum(1, /*keepdim=*/true);
}

}  // namespace

torch::Tensor beliefsOf(const spec::ClassifierSpec& classifier, const torch::Tensor& values)
{
    const spec::LayerSpec& last = *spec::lastToChangeValues(classifier.network.layers);
    if (std::holds_alternative<spec::SoftmaxSpec>(last)) return values;
    if (std::holds_alternative<spec::LogSoftmaxSpec>(last)) return values.exp();
    if (std::holds_alternative<spec::SigmoidSpec>(last)) return shares(values);
    if (classifier.loss.crossEntropy > 0.0) return values.softmax(1);
    return shares(classifier.loss.bce > 0.0 ? values.sigmoid() : values.relu());
}

}  // namespace synthslice::training
