#include "app/termination_signals.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace synthslice::app {

namespace {

/// timeout(1) sends its signal to the process and to its group: two signals at once ask once.
constexpr std::int64_t oneRequestMs = 500;

// A handler sees nothing but globals.
std::array<int, 2> signalPipe{-1, -1};
std::atomic<int> firstSignal = 0;
std::atomic<std::int64_t> firstSignalMs = 0;

std::int64_t nowMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

void writeByte()
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

/// Calls only what is safe in a handler.
void take(int signal)
{
    const int error = errno;
    int none = 0;
    if (firstSignal.compare_exchange_strong(none, signal)) {
        firstSignalMs = nowMs();
        writeByte();
    } else if (signal != SIGHUP && signal != SIGXCPU && nowMs() - firstSignalMs >= oneRequestMs) {
        ::_exit(128 + signal);
    }
    errno = error;
}

}  // namespace

TerminationSignals::TerminationSignals()
{
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
    struct sigaction action {};
    action.sa_handler = take;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGXCPU}) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        if (signal != SIGHUP || before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN);
}

int TerminationSignals::descriptor() const
{
    return signalPipe[0];
}

void TerminationSignals::wake() const
{
    writeByte();
}

int TerminationSignals::received() const
{
    return firstSignal;
}

}  // namespace synthslice::app
