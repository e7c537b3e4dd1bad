#pragma once

#include <torch/torch.h>

namespace synthslice::kernels {

/// max(x, 0) + negative_slope min(x, 0). Unlike torch.leaky_relu its second derivative, which is zero, is
/// undefined rather than a tensor of zeros: a gradient penalty then need not run those back through all
/// layers below.
[[nodiscard]] torch::Tensor leakyRelu(const torch::Tensor& values, double negativeSlope);

}  // namespace synthslice::kernels
