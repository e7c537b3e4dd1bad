#pragma once

#include "engine/spec/network/shape_inference.h"

namespace synthslice::spec {

/// Floating-point operations (a multiplication and an addition are two) of the convolutions and linear layers
/// when one image goes forward through a network: 2 kernel^2 channels_in channels_out per output pixel (per
/// input pixel for a transposed convolution).
[[nodiscard]] double forwardFlops(const NetworkSpec& network, const Shape& input);

}  // namespace synthslice::spec
