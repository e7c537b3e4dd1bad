#pragma once

#include <functional>

#include <torch/torch.h>

namespace synthslice::training {

// An example is an image or a point of the plane: whatever a critic scores.

/// Scores of a batch of examples, one per example, shape {batch}.
using Critic = std::function<torch::Tensor(const torch::Tensor& examples)>;

/// |d scores_i / d examples_i|^2 for each example, shape {batch}, fp32, itself differentiable. `scores` was
/// computed from `examples`, which requires a gradient, and score i depends on example i only. Half its mean
/// over real examples is the R1 penalty without its weight (Mescheder 2018, eq. 9), over generated ones R2.
[[nodiscard]] torch::Tensor squaredGradientNorms(const torch::Tensor& scores, const torch::Tensor& examples);

/// E (|d critic(x) / dx| - 1)^2 at points x uniform on the lines between real and generated examples
/// (Gulrajani 2017, algorithm 1); a scalar without its weight lambda. Both batches have the same shape;
/// `shares`, {batch, 1, ...} with as many dimensions, uniform in 0 ... 1, are those of the generated examples
/// in the points.
[[nodiscard]] torch::Tensor gradientPenalty(const Critic& critic, const torch::Tensor& real,
                                            const torch::Tensor& fake, const torch::Tensor& shares);

}  // namespace synthslice::training
