#pragma once

#include <cstddef>
#include <filesystem>

#include "engine/base/result.h"
#include "engine/runs/sweep/sweep_plan.h"
#include "engine/session/messages.h"
#include "engine/store/run_lock.h"

namespace synthslice::runs {

/// How far a run of a sweep is, as its folder tells.
enum class SweepState {
    Planned,      ///< not begun
    Running,      ///< by this or another process
    Interrupted,  ///< begun; goes on where it stopped
    Failed,       ///< ended by an error; tried again from its last checkpoint
    Done          ///< has had its budget
};

[[nodiscard]] const char* toText(SweepState state);
[[nodiscard]] SweepState stateOf(const std::filesystem::path& sweep, const SweepPlan& plan,
                                 std::size_t index);

/// What is to be done for a run of a sweep. While it lives no other process works on that run.
struct SweepWork {
    enum class Kind { Start, Resume, Nothing };
    store::RunLock lock;
    Kind kind = Kind::Nothing;
    std::filesystem::path runFolder;
    session::SessionLimits limits = {};  ///< what is left of the budget
};

/// Whether a run was begun and has a checkpoint to go on from. What a killed process left of one that has
/// none is removed. An error if another process writes it.
[[nodiscard]] Result<bool> goesOn(const std::filesystem::path& runFolder);

/// Takes a run of a sweep for oneself. An error if another process works on it.
[[nodiscard]] Result<SweepWork> takeUp(const std::filesystem::path& sweep, const SweepPlan& plan,
                                       std::size_t index);

}  // namespace synthslice::runs
