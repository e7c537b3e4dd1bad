#pragma once

#include <torch/torch.h>

#include "engine/distribution/point_source.h"

namespace synthslice::training {

using synthslice::distribution::Points;
using synthslice::distribution::PointSource;

/// {count, D}, fp32, on the CPU; and back.
template <std::size_t D>
[[nodiscard]] torch::Tensor toTensor(const Points<D>& points);
template <std::size_t D>
[[nodiscard]] Points<D> toPoints(const torch::Tensor& points);

}  // namespace synthslice::training
