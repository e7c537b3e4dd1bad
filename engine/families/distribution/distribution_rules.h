#pragma once

#include "engine/spec/experiment_spec.h"
#include "engine/spec/idle_reason.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// What enters one of the networks: a point, or the generator's latent numbers.
[[nodiscard]] Shape pointNetworkInput(const ExperimentSpec& experiment, const std::string& network);

/// What keeps the experiment from being trained, of its distributions, networks and losses.
[[nodiscard]] Problems distributionProblems(const ExperimentSpec& experiment);

/// Why one of the family's own parameters, or one of training, changes nothing.
[[nodiscard]] Reason idleDistributionParameter(const ExperimentSpec& experiment, const std::string& path);

}  // namespace synthslice::spec
