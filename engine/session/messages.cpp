#include "engine/session/messages.h"

namespace synthslice::session {

const char* toText(SessionState state)
{
    switch (state) {
    case SessionState::Idle:
        return "idle";
    case SessionState::Preparing:
        return "preparing";
    case SessionState::Running:
        return "running";
    case SessionState::Paused:
        return "paused";
    case SessionState::Stopping:
        return "stopping";
    case SessionState::Finished:
        return "finished";
    case SessionState::Failed:
        return "failed";
    }
    return "";
}

}  // namespace synthslice::session
