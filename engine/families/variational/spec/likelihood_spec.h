#pragma once

#include <array>
#include <cstdint>

#include "engine/spec/parameters/parameter_table.h"

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

}  // namespace synthslice::spec
