#pragma once

#include <filesystem>
#include <memory>

#include "engine/session/trainer.h"
#include "engine/store/run_store.h"

namespace synthslice::store {

/// Writes a run folder while a session trains. Holds the folder's lock: a second writer is refused by name.
/// A resumed recorder cuts metrics.csv, samples and events back to the checkpoint's step first, so that the
/// files are the same as those of a run that was never interrupted.
class RunRecorder final : public session::RunSink {
public:
    static Result<std::unique_ptr<RunRecorder>> create(const std::filesystem::path& runFolder, const RunRecord& record);
    static Result<std::unique_ptr<RunRecorder>> resume(const std::filesystem::path& runFolder, std::int64_t fromStep);
    ~RunRecorder() override;

    Result<void> recordStep(const session::StepReport& report) override;
    Result<void> recordSamples(const session::SampleGrid& grid) override;
    Result<void> recordEvent(const session::SessionEvent& event) override;
    Result<void> saveCheckpoint(const session::CheckpointData& data) override;

private:
    RunRecorder();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::store
