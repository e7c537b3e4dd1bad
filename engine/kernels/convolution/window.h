#pragma once

#include <cstdint>

#include <torch/torch.h>

namespace synthslice::kernels {

// Reading and writing through windows of n x n Gaussian filters (Gregor 2015, DRAW, equations 19 to 29), as
// engine/families/draw/gaussian_window.h defines them, from the five values of each image, {batch, 5}: in one
// pass over the images, forward and backward. Differentiable once.

/// Whether the functions below can compute with them: fp32 on the CPU.
[[nodiscard]] bool hasWindows(const torch::Tensor& values);

/// gamma F_Y image F_X^T of two images each, {batch, 1, side, side}: {batch, 2, filters, filters}.
[[nodiscard]] torch::Tensor readThrough(const torch::Tensor& values, const torch::Tensor& first,
                                        const torch::Tensor& second, std::int64_t filters);

/// F_Y^T patch F_X / gamma of {batch, maps, filters, filters}: {batch, maps, side, side}.
[[nodiscard]] torch::Tensor writeThrough(const torch::Tensor& values, const torch::Tensor& patches,
                                         std::int64_t side);

}  // namespace synthslice::kernels
