#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "engine/session/messages.h"

namespace synthslice::session {

struct PauseCommand {};
struct ResumeCommand {};
struct StepOnceCommand {};
/// A step of one part alone.
struct StepPartCommand {
    std::string part;
};
/// At most that many steps a second; 0 is no limit.
struct PaceCommand {
    double stepsPerSecond = 0.0;
};
struct StopCommand {};
struct TakeSampleCommand {};
struct LookCommand {};
struct SaveCheckpointCommand {};

using Command = std::variant<PauseCommand, ResumeCommand, StepOnceCommand, StepPartCommand, PaceCommand,
                             StopCommand, TakeSampleCommand, LookCommand, SaveCheckpointCommand, LiveEdit>;

/// Commands on their way to the worker, in the order given. Every method may be called from any thread.
class CommandQueue {
public:
    void push(Command command);
    [[nodiscard]] std::optional<Command> tryPop();
    [[nodiscard]] Command waitAndPop();
    /// Nothing if none comes before `end`.
    [[nodiscard]] std::optional<Command> waitAndPop(std::chrono::steady_clock::time_point end);

private:
    [[nodiscard]] Command popFront();

    std::mutex m_mutex;  ///< guards m_commands
    std::condition_variable m_pushed;
    std::deque<Command> m_commands;
};

}  // namespace synthslice::session
