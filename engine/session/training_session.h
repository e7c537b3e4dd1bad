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
    /// `wake` is called from the worker thread when there is something to drain after there was nothing;
    /// it must only schedule a drain. It may be empty.
    TrainingSession(Prepare prepare, SessionLimits limits, std::function<void()> wake);

    /// Stops as stop() does and waits for the thread (at most one step and one checkpoint).
    ~TrainingSession();
    TrainingSession(const TrainingSession&) = delete;
    TrainingSession& operator=(const TrainingSession&) = delete;

    void start();     ///< once
    void pause();     ///< between two steps
    void resume();
    void stepOnce();  ///< one step, then paused again; only while paused
    void stop();      ///< saves a checkpoint and finishes; during preparation it cancels
    void takeSample();
    void saveCheckpoint();
    void applyLive(LiveEdit edit);

    [[nodiscard]] SessionState state() const;

    /// Takes everything that happened since the last call. One reader.
    [[nodiscard]] SessionUpdate drain();

    /// Blocks until Finished or Failed.
    void wait();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::session
