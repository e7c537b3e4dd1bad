#pragma once

#include <cstdint>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// How many values the discriminator gives an image: 1, a raw score, or 2, one for "generated" and one for
/// "real", where a general loss takes one per class (cross_entropy, nll).
[[nodiscard]] std::int64_t discriminatorOutputs(const ExperimentSpec& experiment);

/// What is wrong with the losses, on their own and for these networks.
[[nodiscard]] Problems lossProblems(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
