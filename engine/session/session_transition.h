#pragma once

#include <optional>

#include "engine/session/messages.h"

namespace synthslice::session {

/// What can change a session's state.
enum class SessionSignal { Start, Prepared, Pause, Resume, Stop, Done, Fail };

/// The state after `signal`, or nothing if the signal means nothing in that state. The only place that
/// knows which state follows which.
[[nodiscard]] std::optional<SessionState> transition(SessionState state, SessionSignal signal);

}  // namespace synthslice::session
