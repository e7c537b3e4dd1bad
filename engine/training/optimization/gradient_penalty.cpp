#include "engine/training/optimization/gradient_penalty.h"

namespace synthslice::training {

torch::Tensor squaredGradientNorms(const torch::Tensor& scores, const torch::Tensor& examples)
{
    // The gradient of the sum holds every example's own gradient, since score i depends on example i only.
    const torch::Tensor gradient = torch::autograd::grad({scores.sum()}, {examples}, {},
                                                         /*retain_graph=*/true,
                                                         /*create_graph=*/true)
                                       .front();
    return (gradient.scalar_type() == torch::kBFloat16 ? gradient.to(torch::kFloat32) : gradient)
        .square()
        .flatten(1)
        .sum(1);
}

torch::Tensor gradientPenalty(const Critic& critic, const torch::Tensor& real, const torch::Tensor& fake,
                              const torch::Tensor& shares)
{
    const torch::Tensor between = torch::lerp(real.detach(), fake.detach(), shares).requires_grad_();
    // The norm's derivative is infinite at 0, where a critic without slope would make NaN of the training.
    constexpr double tiny = 1e-12;
    const torch::Tensor norms = (squaredGradientNorms(critic(between), between) + tiny).sqrt();
    return (norms - 1.0).square().mean();
}

}  // namespace synthslice::training
