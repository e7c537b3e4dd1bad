#pragma once

namespace synthslice::training {

/// Chooses how many threads a training step takes while other programs use the processor too.
///
/// Threads of a step wait for each other many times, so one that is kept from its core stops all: with
/// another busy program on one of two cores a step on two threads takes four times as long, on one thread
/// twice. Threads that get less processor time than they ask for are reduced to what the others leave. If
/// that makes steps faster it stays so for a while, at growing intervals; if not, they wait for something
/// else.
class ThreadAdaptation {
public:
    explicit ThreadAdaptation(int threads) : m_most(threads), m_threads(threads) {}

    /// Takes in a step of `seconds` of wall time and `cpuSeconds` of processor time over all threads.
    void step(double seconds, double cpuSeconds);

    /// For the next step.
    [[nodiscard]] int threads() const { return m_threads; }

    /// Whether another program keeps this one from its cores, as far as is known.
    [[nodiscard]] bool isCrowded() const { return m_crowded; }

private:
    static constexpr double trialSeconds = 0.4;  ///< long enough to judge by
    static constexpr double enough = 0.8;        ///< share of the processor time asked for
    static constexpr double firstRestSeconds = 10.0;
    static constexpr double lastRestSeconds = 80.0;

    int m_most;
    int m_threads;
    bool m_crowded = false;
    double m_windowSeconds = trialSeconds;  ///< after which the next decision is made
    double m_restSeconds = firstRestSeconds;
    double m_stepSecondsOfAll = 0.0;  ///< of a step on all threads
    double m_seconds = 0.0;           ///< of the window so far
    double m_cpuSeconds = 0.0;
    int m_steps = 0;
};

}  // namespace synthslice::training
