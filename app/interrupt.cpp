#include "app/interrupt.h"

#include <iostream>

#include <poll.h>

namespace synthslice::app {

Interrupt::Interrupt()
{
    m_waiter = std::thread([this] {
        pollfd readable{m_signals.descriptor(), POLLIN, 0};
        while (::poll(&readable, 1, -1) < 0) {
        }
        if (m_signals.received() == 0) return;
        std::cerr << "\nStopping cleanly; once more to stop at once\n";
        m_stop.request_stop();
    });
}

Interrupt::~Interrupt()
{
    m_signals.wake();
    m_waiter.join();
}

}  // namespace synthslice::app
