#pragma once

#include <ATen/ATen.h>

#include "engine/kernels/convolution/convolution_maps.h"

namespace synthslice::kernels {

/// The maps of convolution_maps.h by minimal filtering (Winograd 1980; Lavin & Gray 2016): tiles of 4 x 4 of
/// the small image take 36 products a channel pair where a window of 3 takes 144, or 25 instead of 64 for
/// each of the four parities of a window of 4 with stride 2. All arithmetic is fp32, also of bfloat16 images;
/// its rounding errors are those of direct fp32 convolution within a factor of about five.
///
/// Whether there is such a map for these images: on the CPU, of float or bfloat16, a window of 3 with stride
/// 1 or of 4 with stride 2, at least 16 channels at both ends, and images enough for their weights. The maps
/// may be called for no others.
[[nodiscard]] bool hasWinograd(Map map, const at::Tensor& images, std::int64_t channelsOfLarge,
                               std::int64_t channelsOfSmall, const Convolution& convolution);

[[nodiscard]] at::Tensor winogradDown(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                      const Convolution& convolution);
[[nodiscard]] at::Tensor winogradUp(const at::Tensor& y, const at::Tensor& weight,
                                    const Convolution& convolution);
[[nodiscard]] at::Tensor winogradWeightGradient(const at::Tensor& y, const at::Tensor& x,
                                                const Convolution& convolution);

}  // namespace synthslice::kernels
