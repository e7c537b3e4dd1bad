#pragma once

#include <cstdint>

#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

/// A value's share after `done` of `steps` steps as it falls from 1 to `finalFactor`, where it stays:
/// f + (1 - f) (1 + cos(pi t)) / 2 (Loshchilov and Hutter 2017, eq. 5), with t = done / steps.
[[nodiscard]] double cosineFactor(double finalFactor, std::int64_t done, std::int64_t steps);

/// What the learning rates are multiplied by after `done` steps. linear: 1 + (f - 1) t and cosine:
/// cosineFactor(), with f = lr_final_factor; step: lr_gamma^floor(done / lr_step_size),
/// torch.optim.lr_scheduler.StepLR.
[[nodiscard]] double lrFactor(const spec::TrainingSpec& training, std::int64_t done);

}  // namespace synthslice::training
