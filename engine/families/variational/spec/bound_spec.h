#pragma once

#include <cstdint>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

/// How the bound is weighted while it is maximized.
struct BoundSpec {
    double beta = 1.0;          ///< weight of KL (Higgins 2017)
    std::int64_t klWarmUp = 0;  ///< steps over which that weight rises from 0
    double freeBits = 0.0;      ///< nats of each latent unit that cost nothing (Kingma 2016)
    double clipGradNorm = 0.0;  ///< largest norm of all gradients together; 0 is off
    bool operator==(const BoundSpec&) const = default;

    /// The weight of KL in the step after `done` steps.
    [[nodiscard]] double betaAfter(std::int64_t done) const
    {
        return done < klWarmUp ? beta * static_cast<double>(done) / static_cast<double>(klWarmUp) : beta;
    }
};

}  // namespace synthslice::spec
