#pragma once

#include <vector>

#include <torch/torch.h>

#include "engine/spec/network/network_spec.h"
#include "engine/training/optimization/gradient_penalty.h"

namespace synthslice::training {

/// What a discriminator or critic gives points, and how it changes there; fp64, on the CPU.
struct PointSlopes {
    torch::Tensor scores;  ///< {count}
    torch::Tensor slopes;  ///< {count, D}: d score / d point
};
[[nodiscard]] PointSlopes slopesAt(const Critic& network, const torch::Tensor& points);

// Where the generator's loss draws points to: minus its gradient at each point, {count, D}.

/// -d log(1 - s(score)) / d point = s(score) slope, s the sigmoid: tends to 0 where the discriminator is sure
/// that points are generated (Arjovsky and Bottou 2017, theorem 2.4).
[[nodiscard]] torch::Tensor minimaxPush(const PointSlopes& ofDiscriminator);
/// d log s(score) / d point = s(-score) slope.
[[nodiscard]] torch::Tensor nonSaturatingPush(const PointSlopes& ofDiscriminator);
/// d score / d point.
[[nodiscard]] torch::Tensor criticPush(const PointSlopes& ofCritic);

/// log10 of the mean length of the rows of {count, D}; below -30 it is -30.
[[nodiscard]] double log10MeanLength(const torch::Tensor& rows);

/// For the output of each linear layer, from the input on: log10 of the mean length over `points` of the
/// score's gradient to it (Gulrajani 2017, figure 1b), at least -30. `network` is built from `spec`.
[[nodiscard]] std::vector<double> gradientByLayer(torch::nn::SequentialImpl& network,
                                                  const spec::NetworkSpec& spec, const torch::Tensor& points);

}  // namespace synthslice::training
