#pragma once

#include <filesystem>
#include <memory>

#include "engine/base/result.h"
#include "engine/session/messages.h"

namespace synthslice::tensorboard {

/// A run as TensorBoard reads it: one event file with a scalar for each value of metrics.csv and
/// quality.jsonl (in float32, as TensorBoard holds them; NaN left out), the sample grids as pictures, the
/// experiment as text and as hyperparameters. It is made from the run folder, which stays the truth, and can
/// grow with it. Who makes it in a run folder holds that run's lock. One thread at a time.
class EventLog {
public:
    /// Makes the file of all that a run has so far in `folder`, where it takes the place of one that was made
    /// before, of which an empty file stays: each step stands there once. Steps of the past get the time that
    /// timing.csv tells, as if there had been no pauses and the run ended now.
    static Result<EventLog> make(const std::filesystem::path& runFolder, const std::filesystem::path& folder);
    EventLog(EventLog&&) noexcept;
    EventLog& operator=(EventLog&&) = delete;
    ~EventLog();

    void addStep(const session::StepReport& report);
    /// The sample grid that the run folder has of a step, if it has one.
    Result<void> addSamples(std::int64_t step);
    void addAssessment(const session::Assessment& assessment);

    /// Writes what was added, so that a reader sees it.
    Result<void> flush();
    Result<void> flushToDisk();  ///< so that it also survives a power cut

private:
    class Impl;
    explicit EventLog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Whether there is an event file of ours in a folder.
[[nodiscard]] bool hasEventLog(const std::filesystem::path& folder);

}  // namespace synthslice::tensorboard
