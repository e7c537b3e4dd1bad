#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "engine/spec/parameter_table.h"

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
    bool operator==(const GanLossSpec&) const = default;
};

/// A weighted sum of the losses of torch.nn; a weight of 0 leaves one out. In a GAN it is the loss of a
/// classifier that tells real (1) from generated (0).
struct GeneralLossSpec {
    double l1 = 0.0;
    double mse = 0.0;
    double rmse = 0.0;
    double bce = 1.0;           ///< of raw scores: torch.nn.BCEWithLogitsLoss
    double crossEntropy = 0.0;  ///< of raw scores, one per class
    double nll = 0.0;           ///< of log-probabilities, one per class
    bool operator==(const GeneralLossSpec&) const = default;
};

struct GanGeneralLosses {
    GeneralLossSpec discriminator;
    GeneralLossSpec generator;
    bool operator==(const GanGeneralLosses&) const = default;
};

enum class TermUnit { Steps, Epochs };
template <>
inline constexpr std::array enumNames<TermUnit>{"steps", "epochs"};

/// An extra term of the generator's loss that is computed from its images. It has a weight, or a share of the
/// generator's gradient instead: then its weight is kept such that its gradient at the images is this share
/// of the adversarial one.
struct LossTermSpec {
    double weight = 0.0;
    double gradientShare = 0.0;  ///< overrides the weight if not 0
    double start = 0.0;          ///< in `startUnit`
    TermUnit startUnit = TermUnit::Steps;
    [[nodiscard]] bool isOn() const { return weight > 0.0 || gradientShare > 0.0; }
    bool operator==(const LossTermSpec&) const = default;
};

inline constexpr std::size_t lossTermCount = 5;

struct LossTermsSpec {
    LossTermSpec volumeFraction;
    LossTermSpec twoPointCorrelation;
    LossTermSpec greyHistogram;
    LossTermSpec totalVariation;
    LossTermSpec circles;
    bool operator==(const LossTermsSpec&) const = default;
};

/// Name, title and help of each term: the one list for JSON, forms, metrics and the trainer.
struct LossTermInfo {
    std::string key;    ///< JSON key
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    std::string help;   ///< one sentence, in English (SYNTHSLICE_TEXT)
    LossTermSpec LossTermsSpec::*member;
};
[[nodiscard]] const std::array<LossTermInfo, lossTermCount>& lossTerms();

}  // namespace synthslice::spec
