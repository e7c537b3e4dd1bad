#pragma once

#include <vector>

#include <torch/torch.h>

namespace synthslice::training {

/// The gradient of `output`, a scalar unless the gradient that reaches it is given as `ofOutput`, for each
/// parameter: in memory as the parameter is, and undefined for those that it does not depend on. The graph
/// behind it is gone then, unless it is kept for more gradients.
[[nodiscard]] std::vector<torch::Tensor> gradientsOf(const torch::Tensor& output,
                                                     const std::vector<torch::Tensor>& parameters,
                                                     const torch::Tensor& ofOutput = {},
                                                     bool keepGraph = false);

}  // namespace synthslice::training
