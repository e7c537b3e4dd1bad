#include "app/interrupt.h"

#include <chrono>
#include <csignal>
#include <iostream>

#include <pthread.h>
#include <unistd.h>

namespace synthslice::app {

namespace {

constexpr int wakeSignal = SIGUSR2;

/// timeout(1) sends its signal to the process and to its group: two signals at once ask once.
constexpr std::chrono::milliseconds oneRequest{500};

sigset_t awaitedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, wakeSignal}) {
        sigaddset(&signals, signal);
    }
    return signals;
}

}  // namespace

Interrupt::Interrupt()
{
    const auto signals = awaitedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_waiter = std::jthread([this, signals] {
        std::chrono::steady_clock::time_point asked;
        for (int signal = 0; sigwait(&signals, &signal) == 0 && signal != wakeSignal;) {
            if (m_stop.stop_requested()) {
                if (std::chrono::steady_clock::now() - asked < oneRequest) continue;
                _exit(130);
            }
            asked = std::chrono::steady_clock::now();
            std::cerr << "\nStopping cleanly; once more to stop at once\n";
            m_stop.request_stop();
        }
    });
}

Interrupt::~Interrupt()
{
    pthread_kill(m_waiter.native_handle(), wakeSignal);
    m_waiter.join();
}

}  // namespace synthslice::app
