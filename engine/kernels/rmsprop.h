#pragma once

#include <ATen/ATen.h>

namespace synthslice::kernels {

/// Whether rmspropStep() can do it: dense fp32 tensors on the CPU, of one layout.
[[nodiscard]] bool hasRmspropStep(const at::Tensor& weights, const at::Tensor& gradient,
                                  const at::Tensor& squares);

/// The update of torch.optim.RMSprop without momentum, in one pass instead of five:
/// v = alpha v + (1 - alpha) g^2, w = w - lr g / (sqrt(v) + eps), for weights w, their gradient g and squares
/// v.
void rmspropStep(const at::Tensor& weights, const at::Tensor& gradient, const at::Tensor& squares, double lr,
                 double alpha, double eps);

}  // namespace synthslice::kernels
