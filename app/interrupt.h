#pragma once

#include <stop_token>
#include <thread>

#include "app/termination_signals.h"

namespace synthslice::app {

/// Termination signals as a stop token, for a command: the first one asks for a clean end.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    [[nodiscard]] int signal() const { return m_signals.received(); }  ///< that has asked; 0: none

private:
    TerminationSignals m_signals;
    std::stop_source m_stop;
    std::thread m_waiter;
};

}  // namespace synthslice::app
