#pragma once

#include <torch/torch.h>

namespace synthslice::training {

/// Draws values of -1 to 1 towards the nearest of `labels` evenly spaced ones (data::GreyCoding), two at
/// least: with u = (x + 1)/2 (labels - 1) to u - 0.9 sin(2 pi u)/(2 pi), whose slope is 0.1 at labels, so
/// that gradients never vanish, and 1.9 halfway between. A tanh settles at -1 and 1 only; this lets a
/// generator settle at every label, and images change from one to another without much in between. Monotonic:
/// the nearest label stays the nearest. Any shape.
[[nodiscard]] torch::Tensor towardsLabels(const torch::Tensor& minus1To1, std::size_t labels);

}  // namespace synthslice::training
