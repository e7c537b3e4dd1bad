#pragma once

#include <torch/torch.h>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/network/shape_inference.h"

namespace synthslice::models {

/// The network as a torch::nn::Sequential whose state_dict names are those of PyTorch's nn.Sequential with
/// the same layers ("0.weight", "1.running_mean"). `input` is the shape of one example, {features} or
/// {channels, height, width}; the network must have a possible shape for it (spec::findProblems). Weights
/// start as `network.initialization` says and are drawn from `random`, a CPU generator.
///
/// With Kernels::Auto the layers compute with engine/kernels where these have them, with Kernels::Reference
/// all are torch.nn's own; names, weights and what they compute are the same either way.
[[nodiscard]] torch::nn::Sequential buildNetwork(const spec::NetworkSpec& network, const spec::Shape& input,
                                                 const torch::Generator& random,
                                                 spec::Kernels kernels = spec::Kernels::Auto);

/// Whether several batches can go through the network at once while training, after setBatches(): nothing in
/// it mixes the images of a batch (plain batch norm, minibatch standard deviation) but batch norms that can
/// keep batches apart.
[[nodiscard]] bool takesBatchesTogether(const torch::nn::Sequential& network);

/// Tells a network that takesBatchesTogether() how many batches of equal size come as one.
void setBatches(const torch::nn::Sequential& network, std::int64_t batches);

}  // namespace synthslice::models
