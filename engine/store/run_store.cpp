#include "engine/store/run_store.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/files/read_file.h"
#include "engine/base/text/text.h"
#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/lines/assessment_lines.h"
#include "engine/store/lines/event_lines.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_record.h"
#include "engine/store/samples/sample_files.h"

namespace synthslice::store {

Result<void> checkFingerprint(const std::filesystem::path& data, const std::string& fingerprint,
                              const std::filesystem::path& runFolder, const std::string& learned)
{
    if (fingerprint == learned) return {};
    return invalidInput(text("The images in %1 are not those that %2 learned from: names or pixels differ",
                             data.string(), runFolder.string()),
                        text("tell where those are (--data)"));
}

bool isRun(const std::filesystem::path& path)
{
    const RunFolder run{path};
    std::error_code ignored;
    return std::filesystem::exists(run.experiment(), ignored) &&
           std::filesystem::exists(run.record(), ignored);
}

Result<RunRecord> readRun(const std::filesystem::path& runFolder)
{
    return readRecord(RunFolder{runFolder});
}

Result<void> recordData(const std::filesystem::path& runFolder, const std::filesystem::path& data)
{
    auto record = readRun(runFolder);
    if (!record) return tl::unexpected(record.error());
    record->data = std::filesystem::absolute(data);
    return writeRecord(RunFolder{runFolder}, *record);
}

Result<RunMetrics> readMetrics(const std::filesystem::path& runFolder)
{
    auto record = readRun(runFolder);
    if (!record) return tl::unexpected(std::move(record.error()));
    const auto text = readFile(RunFolder{runFolder}.metrics());
    if (!text) return tl::unexpected(text.error());

    if (!text->starts_with(metricsHeader(record->metrics))) {
        return invalidInput(synthslice::text("%1 has other columns than run.json names",
                                             RunFolder{runFolder}.metrics().string()));
    }
    MetricColumns columns = metricColumns(*text, record->metrics.size());
    return RunMetrics{std::move(record->metrics), std::move(columns.steps), std::move(columns.values)};
}

double trainedSeconds(const std::filesystem::path& runFolder, std::int64_t upToStep)
{
    const auto text = readFile(RunFolder{runFolder}.timing());
    if (!text) return 0.0;
    const MetricColumns timing = metricColumns(*text, 1);
    double seconds = 0.0;
    for (std::size_t row = 0; row < timing.steps.size(); ++row)
        if (timing.steps[row] <= static_cast<double>(upToStep)) seconds += timing.values[0][row];
    return seconds;
}

Result<std::vector<session::SessionEvent>> readEvents(const std::filesystem::path& runFolder)
{
    return readFile(RunFolder{runFolder}.events()).map([](const std::string& text) {
        return parseEvents(text);
    });
}

Result<std::vector<session::Assessment>> readAssessments(const std::filesystem::path& runFolder)
{
    const RunFolder run{runFolder};
    std::error_code unreadable;
    if (!std::filesystem::exists(run.quality(), unreadable) && !unreadable) {
        return std::vector<session::Assessment>();
    }
    return readFile(run.quality()).map([](const std::string& text) { return parseAssessments(text); });
}

std::vector<std::int64_t> sampleSteps(const std::filesystem::path& runFolder)
{
    return sampleStepsIn({runFolder});
}

Result<session::Samples> readSamples(const std::filesystem::path& runFolder, std::int64_t step)
{
    const auto record = readRun(runFolder);
    if (!record) return tl::unexpected(record.error());
    return readSamples(RunFolder{runFolder}, step, static_cast<int>(record->experiment.data.patchSize));
}

std::vector<std::int64_t> checkpointSteps(const std::filesystem::path& runFolder)
{
    return stepsIn(RunFolder{runFolder}.checkpoints(), "");
}

std::vector<std::int64_t> bestCheckpointSteps(const std::filesystem::path& runFolder)
{
    return bestSteps(readAssessments(runFolder).value_or(std::vector<session::Assessment>()),
                     checkpointSteps(runFolder), keptBestCheckpoints);
}

std::optional<std::int64_t> preferredCheckpointStep(const std::filesystem::path& runFolder)
{
    const std::vector<std::int64_t> best = bestCheckpointSteps(runFolder);
    if (!best.empty()) return best.front();
    const std::vector<std::int64_t> steps = checkpointSteps(runFolder);
    return steps.empty() ? std::nullopt : std::optional(steps.back());
}

Result<session::CheckpointData> readCheckpoint(const std::filesystem::path& runFolder, std::int64_t step)
{
    return readCheckpointFolder(RunFolder{runFolder}.checkpoint(step));
}

Result<NewestCheckpoint> readNewestCheckpoint(const std::filesystem::path& runFolder)
{
    Error newestError{ErrorCode::InvalidInput, text("%1 has no checkpoint", runFolder.string()),
                      text("start the run anew")};
    std::string warning;
    auto steps = checkpointSteps(runFolder);
    std::ranges::reverse(steps);
    for (const std::int64_t step : steps) {
        if (auto data = readCheckpoint(runFolder, step)) {
            if (!warning.empty()) warning += "; going on from step " + std::to_string(step);
            return NewestCheckpoint{std::move(*data), std::move(warning)};
        } else {
            if (warning.empty()) newestError = data.error();
            warning += (warning.empty() ? "" : "; ") + data.error().message;
        }
    }
    return tl::unexpected(std::move(newestError));
}

}  // namespace synthslice::store
