#include <algorithm>
#include <chrono>
#include <string>
#include <system_error>

#include "engine/base/read_file.h"
#include "engine/store/event_lines.h"
#include "engine/store/local_time.h"
#include "engine/store/metric_rows.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_lock.h"
#include "engine/store/run_record.h"
#include "engine/store/run_store.h"

namespace synthslice::store {

namespace {

constexpr std::uintmax_t tailBytes = 65536;

RunOutcome outcomeOf(const RunFolder& run)
{
    if (isLocked(run.path)) return RunOutcome::Running;
    const auto events = parseEvents(readFileEnd(run.events(), tailBytes).value_or(""));
    if (events.empty()) return RunOutcome::Interrupted;
    switch (events.back().kind) {
    case session::EventKind::Failure:
        return RunOutcome::Failed;
    case session::EventKind::Stopped:
        return RunOutcome::Stopped;
    case session::EventKind::Finished:
        return RunOutcome::Finished;
    default:
        return RunOutcome::Interrupted;
    }
}

std::string modifiedTime(const RunFolder& run)
{
    std::error_code error;
    auto time = std::filesystem::last_write_time(run.events(), error);
    if (error) time = std::filesystem::last_write_time(run.path, error);
    if (error) return {};
    const auto systemTime = std::chrono::file_clock::to_sys(time);
    return localTime("%Y-%m-%dT%H:%M:%S", std::chrono::system_clock::to_time_t(
                                              std::chrono::floor<std::chrono::seconds>(systemTime)));
}

}  // namespace

RunSummary summarizeRun(const std::filesystem::path& runFolder)
{
    const RunFolder run{runFolder};
    RunSummary summary;
    summary.folder = runFolder;
    summary.name = runFolder.filename().string();
    if (const auto record = readRecord(run)) {
        summary.name = record->experiment.name;
        summary.targetSteps = record->experiment.training.steps;
    } else {
        summary.problem = record.error().text();
    }
    summary.outcome = outcomeOf(run);
    summary.lastStep = lastStepIn(readFileEnd(run.metrics(), tailBytes).value_or(""));
    summary.modified = modifiedTime(run);
    return summary;
}

std::vector<RunSummary> listRuns(const std::filesystem::path& runsFolder)
{
    std::vector<RunSummary> runs;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(runsFolder, ignored)) {
        if (std::filesystem::exists(RunFolder{entry.path()}.record(), ignored)) {
            runs.push_back(summarizeRun(entry.path()));
        }
    }
    std::ranges::sort(runs, std::ranges::greater(),
                      [](const RunSummary& run) { return std::pair(run.modified, run.folder); });
    return runs;
}

std::filesystem::path newRunFolder(const std::filesystem::path& runsFolder, const std::string& name)
{
    const std::string stem = localTime("%Y-%m-%d_%H%M%S", std::time(nullptr)) + "_" + plainName(name);
    std::filesystem::path folder = runsFolder / stem;
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(folder, ignored); ++number) {
        folder = runsFolder / (stem + "-" + std::to_string(number));
    }
    return folder;
}

}  // namespace synthslice::store
