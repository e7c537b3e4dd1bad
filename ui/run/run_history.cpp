#include "ui/run/run_history.h"

#include <utility>

namespace synthslice::ui {

Result<RunHistory> readRunHistory(const std::filesystem::path& runFolder)
{
    Result<store::RunRecord> record = store::readRun(runFolder);
    if (!record) return tl::unexpected(std::move(record.error()));
    Result<store::RunMetrics> metrics = store::readMetrics(runFolder);
    if (!metrics) return tl::unexpected(std::move(metrics.error()));
    Result<std::vector<session::SessionEvent>> events = store::readEvents(runFolder);
    if (!events) return tl::unexpected(std::move(events.error()));
    Result<std::vector<session::Assessment>> assessments = store::readAssessments(runFolder);
    if (!assessments) return tl::unexpected(std::move(assessments.error()));
    return RunHistory{runFolder,          std::move(*record),      std::move(*metrics),
                      std::move(*events), std::move(*assessments), store::checkpointSteps(runFolder)};
}

}  // namespace synthslice::ui
