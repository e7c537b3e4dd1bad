#pragma once

#include <functional>
#include <memory>

#include "engine/session/messages.h"
#include "engine/session/trainer.h"

namespace synthslice::session {

/// One run on its own thread.
///
///     TrainingSession session(prepareNewRun(request), limits, [&] { wakeMe(); });
///     session.start();
///     ... on wake: SessionUpdate update = session.drain();
///
/// Commands may come from any thread, return at once, and are read between two steps. The session
/// never waits for its reader: steps beyond a bounded backlog are dropped and counted.
class TrainingSession {
public:
    /// `wake` is called when there is something to drain after there was nothing, from the worker thread and
    /// once from start(); it must only schedule a drain. It may be empty. Any thread.
    TrainingSession(Prepare prepare, SessionLimits limits, std::function<void()> wake);

    /// Stops as stop() does and waits for the worker (at most one step and one checkpoint). The thread that
    /// owns the session; no other may still call it.
    ~TrainingSession();
    TrainingSession(const TrainingSession&) = delete;
    TrainingSession& operator=(const TrainingSession&) = delete;

    void start();                     ///< Prepares and trains, on the worker thread. Once; the owning thread.
    void pause();                     ///< Trains no further step until resume(). Any thread.
    void resume();                    ///< Ends a pause. Any thread.
    void stepOnce();                  ///< One step, then paused again; only while paused. Any thread.
    void stepPart(std::string part);  ///< One of RunInfo::stepParts alone; only while paused. Any thread.
    void setPace(double stepsPerSecond);  ///< At most that many; 0 is no limit. Any thread.
    void stop();            ///< Saves a checkpoint and finishes; during preparation it cancels. Any thread.
    void takeSample();      ///< Draws a sample grid now, also while paused. Any thread.
    void look();            ///< Draws samples that are kept nowhere, also while paused. Any thread.
    void saveCheckpoint();  ///< Saves a checkpoint now, also while paused. Any thread.
    void applyLive(LiveEdit edit);  ///< Changes one live parameter from the next step on. Any thread.

    [[nodiscard]] SessionState state() const;  ///< Any thread.

    /// Takes everything that happened since the last call. One reader, on any thread.
    [[nodiscard]] SessionUpdate drain();

    /// Blocks until Finished or Failed; the run folder is free then. After start(); any thread but the
    /// worker.
    void wait();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::session
