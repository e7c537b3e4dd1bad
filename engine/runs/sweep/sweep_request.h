#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/runs/sweep/sweep_plan.h"

namespace synthslice::runs {

/// A sweep as a person writes it.
struct SweepRequest {
    spec::ExperimentSpec experiment;
    std::filesystem::path data;         ///< absolute; empty if nothing is learned from
    std::vector<std::string> settings;  ///< "path=values", as sweepAxis() reads them
    std::string seeds;                  ///< values of training.seed; empty: the experiment's
    Combination combination = Combination::Grid;
    std::int64_t draws = 0;
    std::uint64_t drawSeed = 0;
    std::optional<SweepBudget> budget = {};
};

/// What varies; each parameter is tried on the experiment with the first values of those before it. Errors
/// name the parameter.
[[nodiscard]] Result<SweepDesign> designOf(const SweepRequest& request);

/// The whole plan. Single values before the first list are set in its experiment, all others in its runs. Its
/// runs are not checked.
[[nodiscard]] Result<SweepPlan> planOf(const SweepRequest& request);

}  // namespace synthslice::runs
