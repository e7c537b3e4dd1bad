#pragma once

#include <torch/torch.h>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/shape_inference.h"

namespace synthslice::models {

/// The network as a torch::nn::Sequential whose state_dict names are those of PyTorch's nn.Sequential with
/// the same layers ("0.weight", "1.running_mean"). `input` is the shape of one example, {features} or
/// {channels, height, width}; the network must have a possible shape for it (spec::findProblems). Weights
/// start as `network.initialization` says and are drawn from torch's default generator: seed it first.
[[nodiscard]] torch::nn::Sequential buildNetwork(const spec::NetworkSpec& network, const spec::Shape& input);

/// Whether an example's output depends on the others of its batch while training (batch norm, minibatch
/// standard deviation).
[[nodiscard]] bool mixesImages(const spec::NetworkSpec& network);

}  // namespace synthslice::models
