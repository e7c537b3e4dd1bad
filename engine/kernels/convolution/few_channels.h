#pragma once

#include <ATen/ATen.h>

#include "engine/kernels/convolution/convolution_maps.h"

namespace synthslice::kernels {

// The maps of convolution_maps.h for images of few channels in fp32, where other methods leave most of each
// vector empty or move more data than they multiply: a window's row is read where it lies in the image, and
// the sums of some pixels stay in registers.

/// Whether these do it: a float on the CPU, and few enough channels at both ends to be faster.
[[nodiscard]] bool hasFewChannels(const at::Tensor& images, std::int64_t channelsOfLarge,
                                  std::int64_t channelsOfSmall, const Convolution& convolution);

[[nodiscard]] at::Tensor fewChannelsDown(const at::Tensor& x, const at::Tensor& weight,
                                         const at::Tensor& bias, const Convolution& convolution);
[[nodiscard]] at::Tensor fewChannelsUp(const at::Tensor& y, const at::Tensor& weight,
                                       const Convolution& convolution);
[[nodiscard]] at::Tensor fewChannelsWeightGradient(const at::Tensor& y, const at::Tensor& x,
                                                   const Convolution& convolution);

}  // namespace synthslice::kernels
