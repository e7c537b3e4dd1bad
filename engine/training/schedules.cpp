#include "engine/training/schedules.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace synthslice::training {

double scheduleFactor(spec::LrSchedule schedule, double finalFactor, std::int64_t done, std::int64_t steps)
{
    const double t = std::min(1.0, static_cast<double>(done) / static_cast<double>(steps));
    switch (schedule) {
    case spec::LrSchedule::Constant:
        return 1.0;
    case spec::LrSchedule::Linear:
        return 1.0 + (finalFactor - 1.0) * t;
    case spec::LrSchedule::Cosine:
        return finalFactor + (1.0 - finalFactor) * 0.5 * (1.0 + std::cos(std::numbers::pi * t));
    }
    return 1.0;
}

}  // namespace synthslice::training
