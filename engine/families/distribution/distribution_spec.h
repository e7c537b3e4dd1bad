#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

enum class RealKind { Gaussian, Mixture, Points };
template <>
inline constexpr std::array enumNames<RealKind>{"gaussian", "mixture", "points"};

/// The distribution of real points.
struct RealPointsSpec {
    std::int64_t dimension = 1;  ///< 1: points of a line, 2: of the plane
    RealKind kind = RealKind::Gaussian;
    double mean = 0.0;         ///< of "gaussian"; in the plane (mean, 0)
    double sd = 1.0;           ///< of "gaussian", along each axis
    std::string mixture = {};  ///< as distribution::parseMixture()
    std::string points = {};   ///< a CSV file
    bool operator==(const RealPointsSpec&) const = default;
};

enum class GeneratedKind { Gaussian, Mixture, Network };
template <>
inline constexpr std::array enumNames<GeneratedKind>{"gaussian", "mixture", "network"};

/// Where generated points come from: a distribution that stays where it is put, or a network that learns.
struct GeneratedPointsSpec {
    GeneratedKind kind = GeneratedKind::Gaussian;
    double mean = 2.0;
    double sd = 1.0;
    std::string mixture = {};
    std::int64_t latent = 2;  ///< of "network": standard normal numbers that it starts from
    bool operator==(const GeneratedPointsSpec&) const = default;
};

enum class PointGeneratorLoss { NonSaturating, Minimax, Wasserstein };
template <>
inline constexpr std::array enumNames<PointGeneratorLoss>{"non_saturating", "minimax", "wasserstein"};

/// What the networks minimize: the discriminator minimax, the critic Wasserstein.
struct PointLossSpec {
    PointGeneratorLoss generator = PointGeneratorLoss::NonSaturating;
    double gradientPenalty = 10.0;
    double clipValue = 0.0;
    std::int64_t nCritic = 1;
    bool operator==(const PointLossSpec&) const = default;
};

struct PointOptimizers {
    OptimizerSpec discriminator;
    OptimizerSpec critic;
    OptimizerSpec generator;
    bool operator==(const PointOptimizers&) const = default;
};

/// A discriminator (Goodfellow 2014) and a critic (Arjovsky 2017) that learn side by side to tell real points
/// from the same generated ones.
struct DistributionSpec {
    static constexpr const char* family = "distribution";
    RealPointsSpec real;
    GeneratedPointsSpec generated;
    NetworkSpec discriminator;
    NetworkSpec critic;
    NetworkSpec generator;  ///< of GeneratedKind::Network
    PointLossSpec loss;
    PointOptimizers optimizer;
    bool operator==(const DistributionSpec&) const = default;

    [[nodiscard]] bool learnsToGenerate() const { return generated.kind == GeneratedKind::Network; }
    std::vector<Part> parts();
};

/// That of an experiment of the family.
[[nodiscard]] inline const DistributionSpec& distributionOf(const ExperimentSpec& experiment)
{
    return experiment.family.as<DistributionSpec>();
}
[[nodiscard]] inline DistributionSpec& distributionOf(ExperimentSpec& experiment)
{
    return experiment.family.as<DistributionSpec>();
}

}  // namespace synthslice::spec
