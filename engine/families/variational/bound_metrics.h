#pragma once

#include <limits>
#include <vector>

#include "engine/families/variational/spec/likelihood_spec.h"
#include "engine/session/messages.h"

namespace synthslice::training {

/// What one step of a family measures that maximizes a bound, in nats an image where nothing else is said;
/// NaN where it did not.
struct BoundMeasures {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    // Of the batch, before the weights change.
    double loss = none;  ///< what is minimized
    double elbo = none;
    double reconstruction = none;  ///< log p(x|z)
    double kl = none;
    double beta = none;          ///< weight of KL in this step
    double errorShare = none;    ///< squared error of reconstructions over that of the mean image
    double pixelSd = none;       ///< geometric mean of what the decoder tells, of -1 to 1
    double gradientNorm = none;  ///< before clipping
    double lr = none;
    // Of held-out patches after the step, every training.sample_every_steps.
    double elboTest = none;
    double reconstructionTest = none;
    double klTest = none;
    double activeUnits = none;
};

/// The columns of such a family's metrics; labels of bounds say how patches are binarised.
[[nodiscard]] std::vector<session::MetricInfo> boundMetrics(const spec::LikelihoodSpec& likelihood);

/// The values in the order of boundMetrics().
[[nodiscard]] std::vector<double> valuesOf(const BoundMeasures& measures);

}  // namespace synthslice::training
