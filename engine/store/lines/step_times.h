#pragma once

#include <filesystem>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::store {

/// The wall time of each step of a run, up to the last row of timing.csv that is whole.
struct StepTimes {
    std::vector<double> steps;
    std::vector<double> seconds;
};
[[nodiscard]] Result<StepTimes> readStepTimes(const std::filesystem::path& runFolder);

}  // namespace synthslice::store
