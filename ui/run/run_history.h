#pragma once

#include <filesystem>

#include "engine/store/run_store.h"

namespace synthslice::ui {

/// What a run has left behind so far, as the window shows it. The samples stay in their files.
struct RunHistory {
    std::filesystem::path folder;
    store::RunRecord record;
    store::RunMetrics metrics;
    std::vector<session::SessionEvent> events;
    std::vector<session::Assessment> assessments;
    std::vector<std::int64_t> checkpointSteps;
};

/// Reads a run folder; any thread.
[[nodiscard]] Result<RunHistory> readRunHistory(const std::filesystem::path& runFolder);

}  // namespace synthslice::ui
