#pragma once

#include "engine/families/variational/spec/bound_spec.h"
#include "engine/families/variational/spec/likelihood_spec.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/training/optimizer_spec.h"

namespace synthslice::spec {

/// What every family has that maximizes a bound of log p(x) by one optimizer. Refers to the experiment.
struct BoundParts {
    const LikelihoodSpec& likelihood;
    const BoundSpec& loss;
    const OptimizerSpec& optimizer;
};

/// How an experiment's parts are found.
using BoundPartsOf = BoundParts (*)(const ExperimentSpec& experiment);

/// Those of a family whose struct is `Spec`.
template <class Spec>
[[nodiscard]] BoundParts boundPartsOf(const ExperimentSpec& experiment)
{
    const Spec& own = experiment.family.as<Spec>();
    return {own.likelihood, own.loss, own.optimizer};
}

}  // namespace synthslice::spec
