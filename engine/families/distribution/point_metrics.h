#pragma once

#include <limits>
#include <vector>

#include "engine/families/distribution/distribution_spec.h"
#include "engine/session/messages.h"

namespace synthslice::training {

/// What one step measures; NaN where it cannot.
struct PointMeasures {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double lossDiscriminator = unknown;
    double lossCritic = unknown;  ///< without the penalty
    double lossGenerator = unknown;
    double gradientPenalty = unknown;  ///< without its weight
    double jsEstimate = unknown;       ///< (ln 4 - discriminator's loss) / 2
    double js = unknown;
    double w1Estimate = unknown;  ///< difference of the critic's mean scores over its largest slope
    double w1 = unknown;          ///< sliced in the plane
    double w2 = unknown;          ///< on a line
    double klRealGenerated = unknown;
    double klGeneratedReal = unknown;
    double gradientMinimax = unknown;  ///< log10 of the mean gradient at generated points, as the next two
    double gradientNonSaturating = unknown;
    double gradientCritic = unknown;
    double modes = unknown;
    double onMode = unknown;
};

/// The columns of a run's metrics, which depend on dimension and generator; values stand in their order.
[[nodiscard]] std::vector<session::MetricInfo> pointMetrics(const spec::DistributionSpec& spec);
[[nodiscard]] std::vector<double> valuesOf(const PointMeasures& measures, const spec::DistributionSpec& spec);

}  // namespace synthslice::training
