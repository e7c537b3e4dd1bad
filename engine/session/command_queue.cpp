#include "engine/session/command_queue.h"

#include <utility>

namespace synthslice::session {

void CommandQueue::push(Command command)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_pushed.notify_one();
}

std::optional<Command> CommandQueue::tryPop()
{
    const std::scoped_lock lock(m_mutex);
    if (m_commands.empty()) {
        return std::nullopt;
    }
    return popFront();
}

Command CommandQueue::waitAndPop()
{
    std::unique_lock lock(m_mutex);
    m_pushed.wait(lock, [&] { return !m_commands.empty(); });
    return popFront();
}

std::optional<Command> CommandQueue::waitAndPop(std::chrono::steady_clock::time_point end)
{
    std::unique_lock lock(m_mutex);
    if (!m_pushed.wait_until(lock, end, [&] { return !m_commands.empty(); })) {
        return std::nullopt;
    }
    return popFront();
}

Command CommandQueue::popFront()
{
    Command command = std::move(m_commands.front());
    m_commands.pop_front();
    return command;
}

}  // namespace synthslice::session
