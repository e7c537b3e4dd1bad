#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/latent_spec.h"
#include "engine/spec/parameter_table.h"
#include "engine/spec/shape_inference.h"

namespace synthslice::spec {

/// How a pixel is spread around what the decoder says of it.
enum class PixelDistribution { Bernoulli, Gaussian, DiscretizedLogistic };
template <>
inline constexpr std::array enumNames<PixelDistribution>{"bernoulli", "gaussian", "discretized_logistic"};

/// What "bernoulli" takes for 0 and 1. Values of the bound compare only where it is the same.
enum class Binarisation { Grey, Fixed, Drawn };
template <>
inline constexpr std::array enumNames<Binarisation>{"grey", "fixed", "drawn"};

enum class Spread { Fixed, Learned };
template <>
inline constexpr std::array enumNames<Spread>{"fixed", "learned"};

/// p(x|z): the probability of a patch, given a latent, pixel by pixel.
struct LikelihoodSpec {
    PixelDistribution distribution = PixelDistribution::Bernoulli;
    Binarisation binarisation = Binarisation::Drawn;  ///< of "bernoulli"
    Spread spread = Spread::Fixed;                    ///< of the others
    double sd = 0.2;                                  ///< of Spread::Fixed, in the networks' range of -1 to 1
    std::int64_t greyLevels = 256;                    ///< of "discretized_logistic", from -1 to 1
    bool operator==(const LikelihoodSpec&) const = default;

    /// Values that the decoder gives a pixel: logit or mean, and the logarithm of the variance.
    [[nodiscard]] std::int64_t outputs() const { return learnsSpread() ? 2 : 1; }
    [[nodiscard]] bool learnsSpread() const
    {
        return distribution != PixelDistribution::Bernoulli && spread == Spread::Learned;
    }
};

/// How the bound is weighted while it is maximized.
struct VaeLossSpec {
    double beta = 1.0;          ///< weight of KL (Higgins 2017)
    std::int64_t klWarmUp = 0;  ///< steps over which that weight rises from 0
    double freeBits = 0.0;      ///< nats of each latent unit that cost nothing (Kingma 2016)
    double clipGradNorm = 0.0;  ///< largest norm of all gradients together; 0 is off
    bool operator==(const VaeLossSpec&) const = default;

    /// The weight of KL in the step after `done` steps.
    [[nodiscard]] double betaAfter(std::int64_t done) const
    {
        return done < klWarmUp ? beta * static_cast<double>(done) / static_cast<double>(klWarmUp) : beta;
    }
};

/// A variational autoencoder (Kingma and Welling 2014; Rezende 2014).
struct VaeSpec {
    static constexpr const char* family = "vae";
    LatentSpec latent;
    NetworkSpec encoder;  ///< patch -> means, then logarithms of variances, of the latent
    NetworkSpec decoder;  ///< latent -> LikelihoodSpec::outputs() maps of a patch
    LikelihoodSpec likelihood;
    VaeLossSpec loss;
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

[[nodiscard]] NetworkShapes encoderShapes(const ExperimentSpec& experiment);
[[nodiscard]] NetworkShapes decoderShapes(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
