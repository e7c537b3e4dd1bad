#pragma once

#include "engine/spec/experiment_spec.h"
#include "engine/spec/shape_inference.h"

namespace synthslice::training {

/// Floating-point operations (a multiplication and an addition are two) of the convolutions and linear layers
/// when one image goes forward through a network: 2 kernel^2 channels_in channels_out per output pixel (per
/// input pixel for a transposed convolution).
[[nodiscard]] double forwardFlops(const spec::NetworkSpec& network, const spec::Shape& input);

/// The same for a whole training step as GanTrainer does it. A backward pass costs one forward pass for the
/// gradient of the input and one for that of the weights; a penalty on the slope adds the slope (one) and
/// what runs back through it (two).
[[nodiscard]] double stepFlops(const spec::ExperimentSpec& experiment);

}  // namespace synthslice::training
