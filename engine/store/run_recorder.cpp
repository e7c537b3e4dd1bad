#include "engine/store/run_recorder.h"

#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/lines/assessment_lines.h"
#include "engine/store/lines/cut_back.h"
#include "engine/store/lines/event_lines.h"
#include "engine/store/lines/growing_file.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_file.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_record.h"
#include "engine/store/samples/sample_files.h"

namespace synthslice::store {

namespace {

constexpr std::chrono::seconds flushInterval{1};

/// Makes the folder if it is absent; an error if there is something in it.
Result<void> makeEmptyFolder(const std::filesystem::path& folder)
{
    if (auto made = makeFolders(folder); !made) return made;
    std::error_code error;
    if (!std::filesystem::is_empty(folder, error) || error) {
        return invalidInput(text("The folder %1 is not empty", folder.string()),
                            text("choose another one for the run"));
    }
    return {};
}

}  // namespace

class RunRecorder::Impl {
public:
    /// Opens the files of a locked run for going on at their ends.
    static Result<std::unique_ptr<RunRecorder>> open(const RunFolder& run, RunLock lock,
                                                     const RunRecord& record)
    {
        auto metrics = GrowingFile::open(run.metrics());
        if (!metrics) return tl::unexpected(metrics.error());
        auto timing = GrowingFile::open(run.timing());
        if (!timing) return tl::unexpected(timing.error());
        auto events = GrowingFile::open(run.events());
        if (!events) return tl::unexpected(events.error());
        auto quality = GrowingFile::open(run.quality());
        if (!quality) return tl::unexpected(quality.error());
        auto assessments = readAssessments(run.path);
        if (!assessments) return tl::unexpected(assessments.error());
        if (metrics->empty()) metrics->append(metricsHeader(record.metrics));
        if (timing->empty()) timing->append(timingHeader());
        // Also a run that has only begun can be read.
        (void)metrics->flush();
        (void)timing->flush();
        if (auto flushed = flushFolder(run.path); !flushed) return tl::unexpected(flushed.error());

        std::unique_ptr<RunRecorder> recorder(new RunRecorder);
        recorder->m_impl.reset(new Impl{run, std::move(lock), record.experiment.training.keepCheckpoints,
                                        record.bitDepth, std::move(*metrics), std::move(*timing),
                                        std::move(*events), std::move(*quality), std::move(*assessments)});
        return recorder;
    }

    /// Before anything is written: also nobody may have put a link there meanwhile.
    [[nodiscard]] Result<void> checkInPlace() const
    {
        return lock.checkInPlace().and_then([&] { return refuseLinks(run); });
    }

    void prune() const
    {
        pruneCheckpoints(run, keepCheckpoints,
                         bestSteps(assessments, stepsIn(run.checkpoints(), ""), keptBestCheckpoints));
    }

    RunFolder run;
    RunLock lock;
    std::int64_t keepCheckpoints;
    int bitDepth;
    GrowingFile metrics;
    GrowingFile timing;
    GrowingFile events;
    GrowingFile quality;
    std::vector<session::Assessment> assessments;
    std::chrono::steady_clock::time_point lastFlush = std::chrono::steady_clock::now();
};

RunRecorder::RunRecorder() = default;
RunRecorder::~RunRecorder() = default;

Result<std::unique_ptr<RunRecorder>> RunRecorder::create(const std::filesystem::path& runFolder,
                                                         const RunRecord& record)
{
    const RunFolder run{runFolder};
    if (auto made = makeEmptyFolder(runFolder); !made) return tl::unexpected(std::move(made.error()));
    auto lock = RunLock::take(runFolder);
    std::error_code ignored;
    if (!lock) {
        std::filesystem::remove(runFolder, ignored);  // unless another writer has something in it
        return tl::unexpected(std::move(lock.error()));
    }

    auto written = writeRecord(run, record);
    if (written) written = makeSubfolders(run);
    auto recorder = written ? Impl::open(run, std::move(*lock), record) : tl::unexpected(written.error());
    if (!recorder) {
        std::filesystem::remove_all(runFolder, ignored);  // there was nothing in it before
    }
    return recorder;
}

Result<RunLock> RunRecorder::claim(const std::filesystem::path& runFolder)
{
    const RunFolder run{runFolder};
    if (const auto record = readRecord(run); !record) return tl::unexpected(record.error());
    auto lock = RunLock::take(runFolder);
    if (!lock) return lock;
    if (auto refused = refuseLinks(run); !refused) return tl::unexpected(std::move(refused.error()));
    repairRun(run);
    return lock;
}

Result<std::unique_ptr<RunRecorder>> RunRecorder::resume(RunLock claimed, std::int64_t fromStep)
{
    const RunFolder run{claimed.runFolder()};
    const auto record = readRecord(run);
    if (!record) return tl::unexpected(record.error());
    auto prepared = makeSubfolders(run);
    if (prepared) prepared = cutBack(run, record->metrics.size(), fromStep);
    if (!prepared) return tl::unexpected(std::move(prepared.error()));
    auto recorder = Impl::open(run, std::move(claimed), *record);
    if (recorder) {
        auto recorded = (*recorder)->recordEvent(
            {session::EventKind::Info, fromStep,
             "Resumed from the checkpoint of step " + std::to_string(fromStep)});
        if (!recorded) return tl::unexpected(std::move(recorded.error()));
    }
    return recorder;
}

Result<void> RunRecorder::recordStep(const session::StepReport& report)
{
    std::string row;
    appendMetricRow(row, report.step, report.values);
    m_impl->metrics.append(row);
    row.clear();
    appendMetricRow(row, report.step, std::span(&report.seconds, 1));
    m_impl->timing.append(row);

    const auto now = std::chrono::steady_clock::now();
    if (now - m_impl->lastFlush < flushInterval) return {};
    m_impl->lastFlush = now;
    return m_impl->checkInPlace().and_then([&] { return m_impl->metrics.flush(); }).and_then([&] {
        return m_impl->timing.flush();
    });
}

Result<void> RunRecorder::recordSamples(const session::Samples& samples)
{
    return m_impl->checkInPlace().and_then(
        [&] { return writeSamples(m_impl->run, samples, m_impl->bitDepth); });
}

Result<void> RunRecorder::recordAssessment(const session::Assessment& assessment)
{
    m_impl->assessments.push_back(assessment);
    m_impl->quality.append(assessmentLine(assessment));
    auto recorded = m_impl->checkInPlace().and_then([&] { return m_impl->quality.flush(); });
    if (recorded) m_impl->prune();  // the best may be others now
    return recorded;
}

Result<void> RunRecorder::recordEvent(const session::SessionEvent& event)
{
    m_impl->events.append(eventLine(event));
    return m_impl->checkInPlace().and_then([&] { return m_impl->events.flush(); });
}

Result<void> RunRecorder::saveCheckpoint(const session::CheckpointData& data)
{
    if (auto inPlace = m_impl->checkInPlace(); !inPlace) return inPlace;
    // What was recorded up to a checkpoint must not be lost in a power cut that the checkpoint survives. If
    // it cannot be written, the checkpoint is still worth trying.
    Result<void> flushed;
    for (GrowingFile* file : {&m_impl->metrics, &m_impl->timing, &m_impl->events, &m_impl->quality}) {
        if (auto each = file->flushToDisk(); !each && flushed) flushed = std::move(each);
    }
    auto saved = writeCheckpoint(m_impl->run, data);
    if (!saved) return saved;
    m_impl->prune();
    return flushed;
}

}  // namespace synthslice::store
