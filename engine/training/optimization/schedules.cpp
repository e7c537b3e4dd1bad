#include "engine/training/optimization/schedules.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace synthslice::training {

namespace {

/// The part of a run that is done, 0 to 1.
double partDone(std::int64_t done, std::int64_t steps)
{
    return std::min(1.0, static_cast<double>(done) / static_cast<double>(steps));
}

}  // namespace

double cosineFactor(double finalFactor, std::int64_t done, std::int64_t steps)
{
    return finalFactor +
           (1.0 - finalFactor) * 0.5 * (1.0 + std::cos(std::numbers::pi * partDone(done, steps)));
}

double lrFactor(const spec::TrainingSpec& training, std::int64_t done)
{
    switch (training.lrSchedule) {
    case spec::LrSchedule::Constant:
        return 1.0;
    case spec::LrSchedule::Linear:
        return 1.0 + (training.lrFinalFactor - 1.0) * partDone(done, training.steps);
    case spec::LrSchedule::Cosine:
        return cosineFactor(training.lrFinalFactor, done, training.steps);
    case spec::LrSchedule::Step:
        return std::pow(training.lrGamma, static_cast<double>(done / training.lrStepSize));
    }
    return 1.0;
}

}  // namespace synthslice::training
