#pragma once

#include "engine/spec/experiment_spec.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// What keeps a VAE from being trained: an encoder that does not give a mean and a log variance for each
/// latent value, a decoder that does not give what the likelihood needs of each pixel, ends that bound these
/// values, layers that tie images together or draw noise of their own.
[[nodiscard]] Problems vaeProblems(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
