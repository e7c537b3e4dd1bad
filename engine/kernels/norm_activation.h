#pragma once

#include <torch/torch.h>

namespace synthslice::kernels {

/// What normActivation() made, with the statistics that it used, {groups, channels}, not differentiable.
struct NormActivation {
    torch::Tensor output;
    torch::Tensor mean;
    torch::Tensor variance;  ///< biased
};

/// leaky_relu((x - mean) / sqrt(variance + eps) weight + bias) in one pass, twice differentiable by closed
/// forms (Ioffe and Szegedy 2015, and the derivative of its backward pass); a graph of the second derivative,
/// to differentiate a third time, is an error. A `negativeSlope` of 0 makes it
/// ReLU, 1 no activation.
///
/// `images` is {batch, channels, height, width}, a type that hasKernels(); the batch is cut into `groups` of
/// equal size, each with its own statistics: 1 is batch norm, the batch size is instance norm. `weight` and
/// `bias` are {channels}, float (double for images of double).
[[nodiscard]] NormActivation normActivation(const torch::Tensor& images, const torch::Tensor& weight,
                                            const torch::Tensor& bias, std::int64_t groups, double eps,
                                            double negativeSlope);

}  // namespace synthslice::kernels
