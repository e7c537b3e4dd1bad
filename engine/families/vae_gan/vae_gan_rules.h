#pragma once

#include "engine/spec/experiment_spec.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// What keeps a VAE-GAN from being trained: an encoder that does not give a posterior, a decoder that does
/// not give a patch, a discriminator that does not give a raw score or has no layer for the features, layers
/// that tie images together or draw noise of their own, limits of the balance rule in the wrong order.
[[nodiscard]] Problems vaeGanProblems(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
