#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <variant>

#include "engine/session/messages.h"

namespace synthslice::session {

struct PauseCommand {};
struct ResumeCommand {};
struct StepOnceCommand {};
struct StopCommand {};
struct TakeSampleCommand {};
struct SaveCheckpointCommand {};

using Command = std::variant<PauseCommand, ResumeCommand, StepOnceCommand, StopCommand, TakeSampleCommand,
                             SaveCheckpointCommand, LiveEdit>;

/// Commands on their way to the worker, in the order given. Every method may be called from any thread.
class CommandQueue {
public:
    void push(Command command);
    [[nodiscard]] std::optional<Command> tryPop();
    [[nodiscard]] Command waitAndPop();

private:
    [[nodiscard]] Command popFront();

    std::mutex m_mutex;  ///< guards m_commands
    std::condition_variable m_pushed;
    std::deque<Command> m_commands;
};

}  // namespace synthslice::session
