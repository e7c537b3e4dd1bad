#pragma once

#include <ATen/ATen.h>

#include "engine/kernels/convolution/columns.h"

namespace synthslice::kernels {

/// How a map is computed.
enum class Method {
    Direct,      ///< LibTorch's convolutions (oneDNN, cuDNN)
    Columns,     ///< as one matrix product over the columns of the images
    Winograd,    ///< by minimal filtering, where hasWinograd
    FewChannels  ///< without columns, where hasFewChannels
};

/// One convolution layer: its window and the images at its two ends. `small` is what the window's positions
/// make of `large`.
struct Convolution {
    Window window;
    Extent large;
    Extent small;
};

/// The convolution of images of `large`.
[[nodiscard]] Convolution convolutionOf(const Extent& large, const Window& window);

/// The transposed convolution of images of `small`.
[[nodiscard]] Convolution transposedConvolutionOf(const Extent& small, const Window& window);

/// The three maps of a convolution with weights {Co, Ci, size, size}, each linear in both arguments, and each
/// one's derivatives are the other two. Images x are {N, Ci, large}, y are {N, Co, small}; all arguments of
/// one type (float, double, bfloat16 summed in fp32, but for the parts of many
/// images' columns, each rounded once) and without gradients of their own (convolution.h has
/// those); results in the channels_last memory format.
///
/// down(x, w) is torch.conv2d, up(y, w) torch.conv_transpose2d, weightGradient(y, x) is the w-gradient of
/// <y, down(x, w)>. The bias, {Co}, may be undefined.
[[nodiscard]] at::Tensor down(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                              const Convolution& convolution, Method method);
[[nodiscard]] at::Tensor up(const at::Tensor& y, const at::Tensor& weight, const Convolution& convolution,
                            Method method);
[[nodiscard]] at::Tensor weightGradient(const at::Tensor& y, const at::Tensor& x,
                                        const Convolution& convolution, Method method);

/// The faster method for each map, by rules that were measured (docs/benchmarks.md) rather than by timing at
/// start: a seed then gives the same bits in every run on the machine, whatever else it is busy with.
enum class Map { Down, Up, WeightGradient };
[[nodiscard]] Method fasterMethod(Map map, const at::Tensor& images, std::int64_t channelsOfLarge,
                                  std::int64_t channelsOfSmall, const Convolution& convolution);

}  // namespace synthslice::kernels
