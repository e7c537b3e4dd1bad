#pragma once

#include <cstdint>

#include <torch/torch.h>

namespace synthslice::training {

// The selective attention of DRAW (Gregor 2015, section 3.2): a grid of n x n Gaussian filters over square
// images of `side` px, at the image's scale and place that the network tells. Pixels are counted from 1, as
// in the paper; any floating-point type; differentiable.

/// Where windows stand, one for each image of a batch; all {batch, 1}, px of the image.
struct GaussianWindow {
    torch::Tensor x;  ///< of the centre, g_X: 1 to side inside the image
    torch::Tensor y;
    torch::Tensor variance;   ///< sigma^2 of each filter, px^2
    torch::Tensor stride;     ///< delta, between filters
    torch::Tensor intensity;  ///< gamma
};

/// Of {batch, 5} values: those of g_X, g_Y, log sigma^2, log delta, log gamma before they are scaled to the
/// image (eqs. 21 to 24). With values of 0 the outermost of n >= 2 filters stand on the outermost pixels.
[[nodiscard]] GaussianWindow windowOf(const torch::Tensor& values, std::int64_t filters, std::int64_t side);

/// The values with logarithms of -20 to 20, so that a network that runs away gives no infinite window:
/// filters then are far thinner than a pixel or far wider than any image, and no slope leads further.
[[nodiscard]] torch::Tensor withFiniteLogs(const torch::Tensor& values);

/// Both filter banks {batch, 2, filters, side}, F_X then F_Y: filter i of 1 to n is a Gaussian around
/// g + (i - n/2 - 0.5) delta (eqs. 19, 20), whose weights sum to 1 over the pixels (eqs. 25, 26); also where
/// it stands far outside.
[[nodiscard]] torch::Tensor filterBanks(const GaussianWindow& window, std::int64_t filters,
                                        std::int64_t side);

/// gamma F_Y image F_X^T (eq. 27) of {batch, images, side, side}, {batch, images, filters, filters}.
[[nodiscard]] torch::Tensor readThrough(const GaussianWindow& window, const torch::Tensor& banks,
                                        const torch::Tensor& images);

/// F_Y^T patch F_X / gamma (eq. 29) of {batch, maps, filters, filters}, {batch, maps, side, side}.
[[nodiscard]] torch::Tensor writeThrough(const GaussianWindow& window, const torch::Tensor& banks,
                                         const torch::Tensor& patches);

/// The side of the square that the filters cover: from one SD before the first centre to one behind the last,
/// px, {batch, 1}.
[[nodiscard]] torch::Tensor extentOf(const GaussianWindow& window, std::int64_t filters);

/// 1 where the centre of the window is no place of the image, else 0, {batch, 1}.
[[nodiscard]] torch::Tensor isOutside(const GaussianWindow& window, std::int64_t side);

}  // namespace synthslice::training
