#pragma once

#include <string>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/runs/comparison/comparison.h"

namespace synthslice::report {

/// Runs beside each other as one HTML document that needs no other file: which is better and what cannot be
/// said, what differs, metrics with their errors and seeds as mean and standard deviation, samples from the
/// same latents under one slider, curves with bands over seeds, Q and descriptors over the band of real
/// patches. Samples that cannot be read are left out. `comparison` is that of `runs`. Any thread.
[[nodiscard]] Result<std::string> html(const runs::RunList& runs, const runs::Comparison& comparison,
                                       const Progress& progress);

}  // namespace synthslice::report
