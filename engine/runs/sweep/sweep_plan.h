#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/runs/sweep/sweep_design.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::runs {

enum class BudgetUnit { Steps, Images, Minutes };

/// How long each run of a sweep is trained.
struct SweepBudget {
    BudgetUnit unit = BudgetUnit::Steps;
    /// Steps, or images of all batches together: training.steps of each run, where its schedules end.
    /// Minutes: of its training steps alone (timing.csv), whatever they were interrupted by; a run that does
    /// its training.steps sooner ends there.
    double amount = 0.0;
    bool operator==(const SweepBudget&) const = default;
};

/// Many runs of one experiment: the file sweep.json of a sweep's folder. The runs lie in its folder runs.
struct SweepPlan {
    spec::ExperimentSpec experiment;
    std::filesystem::path data;         ///< absolute; empty if nothing is learned from
    std::optional<SweepBudget> budget;  ///< none: each run does its training.steps
    std::vector<SweepRun> runs;
};

/// The experiment of a run; the error names the run and the parameter.
[[nodiscard]] Result<spec::ExperimentSpec> experimentOf(const SweepPlan& plan, std::size_t index);

/// The error of the first run, from `first` on, that cannot be trained.
[[nodiscard]] Result<void> checkRuns(const SweepPlan& plan, std::size_t first = 0);

/// "runs/007-lr-0.001-seed-2" of the sweep's folder.
[[nodiscard]] std::filesystem::path sweepRunFolder(const std::filesystem::path& sweep, const SweepPlan& plan,
                                                   std::size_t index);

/// Whether a path is a sweep's folder.
[[nodiscard]] bool isSweep(const std::filesystem::path& path);

/// Errors name the file and the key.
[[nodiscard]] Result<SweepPlan> readPlan(const std::filesystem::path& sweep);

/// Makes a sweep's folder, absent or empty before, and its plan, whose runs are checked first.
[[nodiscard]] Result<void> writeNewPlan(const std::filesystem::path& sweep, const SweepPlan& plan);

/// Adds runs to the plan of a folder and returns the whole. What other processes add meanwhile stays.
[[nodiscard]] Result<SweepPlan> addRuns(const std::filesystem::path& sweep, std::vector<SweepRun> runs);

}  // namespace synthslice::runs
