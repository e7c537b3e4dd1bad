#include "engine/runs/sweep/sweep_state.h"

#include <system_error>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/store/run_file.h"
#include "engine/store/run_recorder.h"
#include "engine/store/run_store.h"

namespace synthslice::runs {
namespace {

namespace fs = std::filesystem;
using store::RunOutcome;

constexpr double secondsAMinute = 60.0;

/// The folder whose lock says who works on a run: the run's own is there only once its training has begun.
fs::path claimFolder(const fs::path& sweep, const SweepPlan& plan, std::size_t index)
{
    return sweep / ".claims" / sweepRunFolder(sweep, plan, index).filename();
}

/// What has been trained of a budget in minutes, up to the newest checkpoint.
double secondsDone(const fs::path& runFolder)
{
    const auto steps = store::checkpointSteps(runFolder);
    return steps.empty() ? 0.0 : store::trainedSeconds(runFolder, steps.back());
}

bool hadItsSteps(const fs::path& runFolder)
{
    const auto record = store::readRun(runFolder);
    return record && store::lastStep(runFolder) >= record->experiment.training.steps;
}

bool hadItsMinutes(const fs::path& runFolder, const SweepPlan& plan)
{
    return plan.budget && plan.budget->unit == BudgetUnit::Minutes &&
           secondsDone(runFolder) >= plan.budget->amount * secondsAMinute;
}

SweepState stateOfRun(const fs::path& runFolder, const SweepPlan& plan)
{
    if (!store::isRun(runFolder)) return SweepState::Planned;
    switch (store::outcomeOf(runFolder)) {
    case RunOutcome::Running:
        return SweepState::Running;
    case RunOutcome::Failed:
        return SweepState::Failed;
    case RunOutcome::Finished:
    case RunOutcome::Stopped:
        return hadItsSteps(runFolder) || hadItsMinutes(runFolder, plan) ? SweepState::Done
                                                                        : SweepState::Interrupted;
    case RunOutcome::Interrupted:
        break;
    }
    return SweepState::Interrupted;
}

}  // namespace

const char* toText(SweepState state)
{
    static constexpr const char* names[] = {"planned", "running", "interrupted", "failed", "done"};
    return names[static_cast<std::size_t>(state)];
}

SweepState stateOf(const fs::path& sweep, const SweepPlan& plan, std::size_t index)
{
    return store::isLocked(claimFolder(sweep, plan, index))
               ? SweepState::Running
               : stateOfRun(sweepRunFolder(sweep, plan, index), plan);
}

Result<bool> goesOn(const fs::path& runFolder)
{
    if (std::error_code absent; !fs::exists(runFolder, absent)) return false;
    if (store::isLocked(runFolder))
        return failed(text("%1 is being written by another Synthslice", runFolder.string()),
                      text("wait until it has ended"));
    std::optional<store::RunLock> held;  // nobody begins the run meanwhile
    if (store::isRun(runFolder)) {
        auto repaired = store::RunRecorder::claim(runFolder);
        if (!repaired) return tl::unexpected(std::move(repaired.error()));
        held.emplace(std::move(*repaired));
    }
    if (!store::checkpointSteps(runFolder).empty()) return true;
    std::error_code error;
    fs::remove_all(runFolder, error);
    if (error) return failed(text("Cannot remove %1 (%2)", runFolder.string(), error.message()));
    return false;
}

Result<SweepWork> takeUp(const fs::path& sweep, const SweepPlan& plan, std::size_t index)
{
    const fs::path claim = claimFolder(sweep, plan, index);
    const fs::path runFolder = sweepRunFolder(sweep, plan, index);
    for (const fs::path& path : {claim.parent_path(), claim, runFolder.parent_path(), runFolder}) {
        if (auto own = store::refuseLink(path); !own) return tl::unexpected(std::move(own.error()));
    }
    if (auto made = makeFolders(claim); !made) return tl::unexpected(std::move(made.error()));
    if (store::isLocked(claim)) {
        return failed(text("Run %1 of %2 is being trained by another process", index, sweep.string()),
                      text("wait until it has ended"));
    }
    auto lock = store::RunLock::take(claim);
    if (!lock) return tl::unexpected(lock.error());
    SweepWork work{std::move(*lock), SweepWork::Kind::Nothing, runFolder, {}};
    if (stateOfRun(work.runFolder, plan) == SweepState::Done) return work;
    const auto begun = goesOn(work.runFolder);
    if (!begun) return tl::unexpected(begun.error());
    work.kind = *begun ? SweepWork::Kind::Resume : SweepWork::Kind::Start;
    if (plan.budget && plan.budget->unit == BudgetUnit::Minutes) {
        work.limits.stepSeconds = plan.budget->amount * secondsAMinute -
                                  (*begun ? secondsDone(work.runFolder) : 0.0);
    }
    return work;
}

}  // namespace synthslice::runs
