#pragma once

#include <cstdint>

#include <torch/torch.h>

namespace synthslice::kernels {

/// torch.avg_pool2d of windows of `size` pixels side by side, without padding; what is left at the right and
/// lower edge is dropped. Differentiable any number of times. Images are {batch, channels, height, width};
/// the result has the channels_last memory format where it is of float on the CPU.
[[nodiscard]] torch::Tensor averagePool(const torch::Tensor& images, std::int64_t size);

}  // namespace synthslice::kernels
