#pragma once

#include <vector>

#include "engine/families/variational/spec/bound_spec.h"
#include "engine/families/variational/spec/likelihood_spec.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/latent_spec.h"

namespace synthslice::spec {

/// A variational autoencoder (Kingma and Welling 2014; Rezende 2014).
struct VaeSpec {
    static constexpr const char* family = "vae";
    LatentSpec latent;
    NetworkSpec encoder;  ///< patch -> means, then logarithms of variances, of the latent
    NetworkSpec decoder;  ///< latent -> LikelihoodSpec::outputs() maps of a patch
    LikelihoodSpec likelihood;
    BoundSpec loss;
    OptimizerSpec optimizer;  ///< of both networks
    bool operator==(const VaeSpec&) const = default;

    std::vector<Part> parts();
};

/// That of an experiment of the family.
[[nodiscard]] inline const VaeSpec& vaeOf(const ExperimentSpec& experiment)
{
    return experiment.family.as<VaeSpec>();
}
[[nodiscard]] inline VaeSpec& vaeOf(ExperimentSpec& experiment)
{
    return experiment.family.as<VaeSpec>();
}

}  // namespace synthslice::spec
