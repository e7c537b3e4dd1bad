#pragma once

#include <limits>
#include <vector>

#include "engine/session/messages.h"

namespace synthslice::training {

/// What one step of a classifier measures; NaN where it did not.
struct ClassifierMeasures {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    // Of the batch, before the weights change.
    double loss = none;
    double accuracy = none;      ///< 0 to 1
    double largestShare = none;  ///< of the images that are taken for one class, the most common, 0 to 1
    double gradientNorm = none;
    double lr = none;
    // Of the test part after the step, every training.sample_every_steps.
    double lossTest = none;
    double accuracyTest = none;  ///< 0 to 1
    double rmseOfBeliefs = none;
    double rmseOfClassNumbers = none;
    // TestLossMemory.
    double testLossRise = none;
    double testOverTraining = none;
};

/// The columns of a classifier's metrics.
[[nodiscard]] std::vector<session::MetricInfo> classifierMetrics();

/// The values in the order of classifierMetrics().
[[nodiscard]] std::vector<double> valuesOf(const ClassifierMeasures& measures);

}  // namespace synthslice::training
