#pragma once

#include <cstdint>

#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

/// The share of a value that is left after `done` of `steps` steps: 1 at the start, `finalFactor` from the
/// last step on. Linear: 1 + (f - 1) t. Cosine: f + (1 - f) (1 + cos(pi t)) / 2 (Loshchilov and Hutter 2017,
/// eq. 5), with t = done / steps. Constant: always 1.
[[nodiscard]] double scheduleFactor(spec::LrSchedule schedule, double finalFactor, std::int64_t done,
                                    std::int64_t steps);

}  // namespace synthslice::training
