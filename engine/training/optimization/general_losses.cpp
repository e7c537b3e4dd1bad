#include "engine/training/optimization/general_losses.h"

#include <functional>

namespace synthslice::training {

torch::Tensor generalLoss(const spec::GeneralLossSpec& weights, const torch::Tensor& output,
                          const torch::Tensor& target)
{
    torch::Tensor sum;
    const auto add = [&sum](double weight, const std::function<torch::Tensor()>& loss) {
        if (weight <= 0.0) return;
        const torch::Tensor term = weight == 1.0 ? loss() : weight * loss();
        sum = sum.defined() ? sum + term : term;
    };
    add(weights.l1, [&] { return torch::l1_loss(output, target); });
    add(weights.mse, [&] { return torch::mse_loss(output, target); });
    add(weights.rmse, [&] {
        constexpr double tiny = 1e-24;  // the root's slope is infinite at 0
        return (torch::mse_loss(output, target) + tiny).sqrt();
    });
    add(weights.bce, [&] { return torch::binary_cross_entropy_with_logits(output, target); });
    add(weights.crossEntropy, [&] { return torch::cross_entropy_loss(output, target); });
    add(weights.nll, [&] { return -(output * target).sum(1).mean(); });
    return sum.defined() ? sum : torch::zeros({}, output.options());
}

}  // namespace synthslice::training
