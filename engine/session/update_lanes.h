#pragma once

#include <cstddef>
#include <functional>
#include <mutex>

#include "engine/session/messages.h"
#include "engine/session/session_transition.h"

namespace synthslice::session {

/// What goes from the worker to its reader: a bounded backlog of steps, the newest sample grid, and rare
/// events that must arrive. The writer never waits for the reader. Every method may be called from any
/// thread.
class UpdateLanes {
public:
    static constexpr std::size_t maxBacklogSteps = 65536;

    /// `wake` is called from the publishing thread when there is something to drain after there was nothing.
    explicit UpdateLanes(std::function<void()> wake) : m_wake(std::move(wake)) {}

    /// Changes the state as transition() says; false, and no change, where the signal means nothing.
    bool signal(SessionSignal signal);
    void fail(Error error);  ///< Failed, with its reason

    void publish(PreparationProgress progress);
    void publish(RunInfo info);
    void publish(StepReport report);      ///< dropped and counted when the backlog is full
    void publish(Samples grid);           ///< replaces one that was not drained yet
    void publishLook(Samples samples);    ///< the same
    void publish(Assessment assessment);  ///< the same
    void publish(HealthFinding finding);
    void publish(SessionEvent event);
    void publish(LiveEdit refusedEdit);  ///< with the value that stays in force

    [[nodiscard]] SessionState state() const;
    [[nodiscard]] SessionUpdate drain();

private:
    template <class Change>
    void change(Change&& change);

    std::function<void()> m_wake;
    mutable std::mutex m_mutex;  ///< guards the two below; held only to move values
    SessionUpdate m_pending;     ///< its state is always the current one
    bool m_hasPending = false;
};

}  // namespace synthslice::session
