#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "engine/base/files/read_file.h"
#include "engine/store/lines/assessment_lines.h"
#include "engine/store/lines/event_lines.h"
#include "engine/store/lines/local_time.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_lock.h"
#include "engine/store/run_store.h"

namespace synthslice::store {

namespace {

constexpr std::uintmax_t tailBytes = 65536;

/// The newest event, without reading those before it.
std::optional<session::SessionEvent> lastEventIn(std::string_view text)
{
    for (std::size_t end = text.rfind('\n'); end != std::string_view::npos; end = text.rfind('\n')) {
        const std::size_t before = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
        const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
        const auto events = parseEvents(text.substr(begin, end + 1 - begin));
        if (!events.empty()) return events.back();
        text = text.substr(0, begin);
    }
    return std::nullopt;
}

}  // namespace

RunOutcome outcomeOf(const std::filesystem::path& runFolder)
{
    if (isLocked(runFolder)) return RunOutcome::Running;
    const auto last = lastEventIn(readFileEnd(RunFolder{runFolder}.events(), tailBytes).value_or(""));
    if (!last) return RunOutcome::Interrupted;
    switch (last->kind) {
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

std::int64_t lastStep(const std::filesystem::path& runFolder)
{
    return lastStepIn(readFileEnd(RunFolder{runFolder}.metrics(), tailBytes).value_or(""));
}

std::optional<session::Assessment> bestAssessment(const std::filesystem::path& runFolder)
{
    return bestAssessmentIn(readFile(RunFolder{runFolder}.quality()).value_or(""));
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
