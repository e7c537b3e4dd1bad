#pragma once

#include <array>
#include <cstdint>

#include "engine/spec/parameters/parameter_table.h"
#include "engine/spec/training/general_loss_spec.h"

namespace synthslice::spec {

enum class DiscriminatorLoss { Minimax, LeastSquares, Wasserstein, Hinge, Relativistic, General };
template <>
inline constexpr std::array enumNames<DiscriminatorLoss>{"minimax", "least_squares", "wasserstein",
                                                         "hinge",   "relativistic",  "general"};

enum class GeneratorLoss { NonSaturating, Minimax, LeastSquares, Wasserstein, Hinge, Relativistic, General };
template <>
inline constexpr std::array enumNames<GeneratorLoss>{
    "non_saturating", "minimax", "least_squares", "wasserstein", "hinge", "relativistic", "general"};

/// The game that generator and discriminator play (docs/losses.md). Penalties and regularizers of 0 are
/// off.
struct GanLossSpec {
    DiscriminatorLoss discriminator = DiscriminatorLoss::Minimax;
    GeneratorLoss generator = GeneratorLoss::NonSaturating;
    double gradientPenalty = 0.0;   ///< lambda, Gulrajani 2017
    double r1Gamma = 0.0;           ///< gamma of gamma/2 E|grad s(real)|^2, Mescheder 2018
    double r2Gamma = 0.0;           ///< the same on generated images
    double gammaFinalFactor = 1.0;  ///< r1Gamma and r2Gamma fall to this share of themselves, by a cosine
                                    ///< over the run
    double clipValue = 0.0;         ///< weights of the critic are kept in +-this, Arjovsky 2017
    bool spectralNorm = false;      ///< of the discriminator's weights, Miyato 2018
    double labelSmoothing = 0.0;    ///< real images are to be believed to 1 - this, Salimans 2016
    double drift = 0.0;             ///< epsilon of epsilon E s(real)^2, Karras 2018
    std::int64_t nCritic = 1;       ///< discriminator steps per generator step
    /// Whether the generator's loss depends on the scores of real images.
    [[nodiscard]] bool generatorNeedsReal() const { return generator == GeneratorLoss::Relativistic; }
    bool operator==(const GanLossSpec&) const = default;
};

struct GanGeneralLosses {
    GeneralLossSpec discriminator;
    GeneralLossSpec generator;
    bool operator==(const GanGeneralLosses&) const = default;
};

}  // namespace synthslice::spec
