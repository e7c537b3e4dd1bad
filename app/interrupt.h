#pragma once

#include <stop_token>
#include <thread>

namespace synthslice::app {

/// Ctrl-C and termination as a stop token. The first one asks for a clean end, the second ends the process.
/// Make it before any other thread, so that all of them leave the signals to it.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_waiter;
};

}  // namespace synthslice::app
