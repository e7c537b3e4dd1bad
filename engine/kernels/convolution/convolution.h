#pragma once

#include <torch/torch.h>

#include "engine/kernels/convolution/columns.h"

namespace synthslice::kernels {

/// torch.conv2d and torch.conv_transpose2d without dilation, groups or output padding, by the faster method
/// for each shape, differentiable any number of times. Images are {batch, channels, height, width}; weights
/// {outputs, inputs, size, size}, transposed {inputs, outputs, size, size}. `images` and `weight` are of one
/// type: float, double, or bfloat16, whose sums are fp32. The bias may be undefined, or of another type.
/// The result has the channels_last memory format.
[[nodiscard]] torch::Tensor conv2d(const torch::Tensor& images, const torch::Tensor& weight,
                                   const torch::Tensor& bias, const Window& window);
[[nodiscard]] torch::Tensor convTranspose2d(const torch::Tensor& images, const torch::Tensor& weight,
                                            const torch::Tensor& bias, const Window& window);

}  // namespace synthslice::kernels
