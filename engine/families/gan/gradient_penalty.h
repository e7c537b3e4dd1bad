#pragma once

#include <functional>

#include <torch/torch.h>

namespace synthslice::training {

/// Scores of a batch of images, one per image, shape {batch}.
using Critic = std::function<torch::Tensor(const torch::Tensor& imagesMinus1To1)>;

/// |d scores_i / d images_i|^2 for each image, shape {batch}, fp32, itself differentiable. `scores` was
/// computed from `images`, which requires a gradient, and score i depends on image i only. Half its mean over
/// real images is the R1 penalty without its weight (Mescheder 2018, eq. 9), over generated ones R2.
[[nodiscard]] torch::Tensor squaredGradientNorms(const torch::Tensor& scores, const torch::Tensor& images);

/// E (|d critic(x) / dx| - 1)^2 at points x uniform on the lines between real and generated images (Gulrajani
/// 2017, algorithm 1); a scalar without its weight lambda. Both batches have shape {batch, channels, height,
/// width}; `shares`, {batch, 1, 1, 1}, uniform in 0 ... 1, are those of the generated images in the points.
[[nodiscard]] torch::Tensor gradientPenalty(const Critic& critic, const torch::Tensor& real,
                                            const torch::Tensor& fake, const torch::Tensor& shares);

}  // namespace synthslice::training
