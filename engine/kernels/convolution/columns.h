#pragma once

#include <cstdint>

#include <ATen/ATen.h>

namespace synthslice::kernels {

/// How a square window moves over an image.
struct Window {
    std::int64_t size = 1;  ///< pixels a side
    std::int64_t stride = 1;
    std::int64_t padding = 0;
};

/// Height and width of images.
struct Extent {
    std::int64_t height = 0;
    std::int64_t width = 0;
    bool operator==(const Extent&) const = default;
};

/// The values under a window at each of its `positions`: images {N, H, W, C}, dense, become {N x positions,
/// size x size x C}, zero where the window reaches over the border (im2col, Chellapilla 2006).
[[nodiscard]] at::Tensor columnsOf(const at::Tensor& images, const Window& window, const Extent& positions);

/// The adjoint (col2im): every pixel of `images` {N, H, W, C}, dense, becomes the sum of the values that
/// stand for it, added in fp32.
void imagesOf(const at::Tensor& columns, const Window& window, const Extent& positions, at::Tensor& images);

}  // namespace synthslice::kernels
