#include "engine/session/session_transition.h"

namespace synthslice::session {

std::optional<SessionState> transition(SessionState state, SessionSignal signal)
{
    const bool active = state == SessionState::Preparing || state == SessionState::Running ||
                        state == SessionState::Paused;
    switch (signal) {
    case SessionSignal::Start:
        if (state == SessionState::Idle) {
            return SessionState::Preparing;
        }
        break;
    case SessionSignal::Prepared:
        if (state == SessionState::Preparing) {
            return SessionState::Running;
        }
        break;
    case SessionSignal::Pause:
        if (state == SessionState::Running) {
            return SessionState::Paused;
        }
        break;
    case SessionSignal::Resume:
        if (state == SessionState::Paused) {
            return SessionState::Running;
        }
        break;
    case SessionSignal::Stop:
        if (active) {
            return SessionState::Stopping;
        }
        break;
    case SessionSignal::Done:
        if (state == SessionState::Stopping) {
            return SessionState::Finished;
        }
        break;
    case SessionSignal::Fail:
        if (active || state == SessionState::Stopping) {
            return SessionState::Failed;
        }
        break;
    }
    return std::nullopt;
}

}  // namespace synthslice::session
