#pragma once

#include "engine/spec/experiment_spec.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// What keeps a GAN from being trained: a generator whose output is not a patch, a discriminator that does
/// not end in a score, a loss and a last activation that do not fit, batch norm in a critic with gradient
/// penalty.
[[nodiscard]] Problems ganProblems(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
