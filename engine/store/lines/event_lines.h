#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/session/messages.h"

namespace synthslice::store {

// events.jsonl: one JSON object a line, {"time", "step", "kind", "message"}.

/// The event as a line, with the time now.
[[nodiscard]] std::string eventLine(const session::SessionEvent& event);

/// The events of all whole lines. Lines that are no events (of a newer version, or damaged) are left out.
[[nodiscard]] std::vector<session::SessionEvent> parseEvents(std::string_view text);

/// The lines of events up to `step`, less the edits that the checkpoint of that step does not hold.
[[nodiscard]] std::string eventsUpTo(std::string_view text, std::int64_t step);

}  // namespace synthslice::store
