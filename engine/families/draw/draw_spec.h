#pragma once

#include <vector>

#include "engine/families/variational/spec/bound_spec.h"
#include "engine/families/variational/spec/likelihood_spec.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::spec {

struct DrawNetworkSpec {
    std::int64_t glimpses = 10;
    std::int64_t latentSize = 10;   ///< numbers of one glimpse
    std::int64_t hiddenSize = 256;  ///< units of each LSTM
    bool attention = true;          ///< else the whole image is read and written
    std::int64_t readSize = 2;      ///< Gaussian filters in a row of the read window
    std::int64_t writeSize = 5;
    bool operator==(const DrawNetworkSpec&) const = default;
};

/// A recurrent variational autoencoder that draws an image glimpse by glimpse (Gregor 2015, DRAW).
struct DrawSpec {
    static constexpr const char* family = "draw";
    DrawNetworkSpec network;
    LikelihoodSpec likelihood;
    BoundSpec loss{.clipGradNorm = 10.0};
    OptimizerSpec optimizer;
    bool operator==(const DrawSpec&) const = default;

    std::vector<Part> parts();
};

/// That of an experiment of the family.
[[nodiscard]] inline const DrawSpec& drawOf(const ExperimentSpec& experiment)
{
    return experiment.family.as<DrawSpec>();
}
[[nodiscard]] inline DrawSpec& drawOf(ExperimentSpec& experiment)
{
    return experiment.family.as<DrawSpec>();
}

}  // namespace synthslice::spec
