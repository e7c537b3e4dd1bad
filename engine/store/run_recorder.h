#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "engine/session/trainer.h"
#include "engine/store/run_lock.h"
#include "engine/store/run_store.h"

namespace synthslice::store {

/// Writes a run folder while a session trains. Holds the folder's lock: a second writer is refused by name;
/// a crash frees it. What cannot be written (full disk, the folder moved away) is kept in memory and tried
/// again; nothing is made anew under the name of a run that has been moved or removed.
/// One thread at a time.
class RunRecorder final : public session::RunSink {
public:
    /// Starts a run in a folder that is absent or empty. On an error nothing is left behind.
    static Result<std::unique_ptr<RunRecorder>> create(const std::filesystem::path& runFolder,
                                                       const RunRecord& record);

    /// Takes a run for going on, before anything of it is read that another writer might change: locks it,
    /// refuses links in it and repairs what a killed process left.
    static Result<RunLock> claim(const std::filesystem::path& runFolder);

    /// Goes on with a claimed run from one of its checkpoints. First cuts metrics.csv, timing.csv, samples
    /// and events back to that step, so that the files become those of a run that was never interrupted;
    /// later checkpoints are set aside, never deleted.
    static Result<std::unique_ptr<RunRecorder>> resume(RunLock claimed, std::int64_t fromStep);
    ~RunRecorder() override;

    Result<void> recordStep(const session::StepReport& report) override;
    Result<void> recordSamples(const session::Samples& samples) override;
    Result<void> recordAssessment(const session::Assessment& assessment) override;
    Result<void> recordEvent(const session::SessionEvent& event) override;
    Result<void> saveCheckpoint(const session::CheckpointData& data) override;

private:
    RunRecorder();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::store
