#pragma once

namespace synthslice::app {

/// Signals that ask the program to end: SIGINT, SIGTERM, SIGHUP (a terminal that is lost; not under nohup),
/// SIGUSR1 and SIGXCPU (sent by batch systems shortly before the time is over). The first makes a descriptor
/// readable; a second one, half a second later or more, ends the process at once with 128 + its number,
/// except for SIGHUP and SIGXCPU, which the system repeats by itself. SIGPIPE is ignored: that the reader of
/// a pipe has gone is an error of writing like any other. All other signals keep their effect. One object in
/// a process, made before other threads.
class TerminationSignals {
public:
    TerminationSignals();
    TerminationSignals(const TerminationSignals&) = delete;
    TerminationSignals& operator=(const TerminationSignals&) = delete;

    /// Readable from the first signal on, or from wake().
    [[nodiscard]] int descriptor() const;
    void wake() const;

    /// The first signal, 0 before it. Any thread.
    [[nodiscard]] int received() const;
};

}  // namespace synthslice::app
