#include "engine/training/thread_adaptation.h"

#include <algorithm>
#include <cmath>

namespace synthslice::training {

void ThreadAdaptation::step(double seconds, double cpuSeconds)
{
    m_seconds += seconds;
    m_cpuSeconds += cpuSeconds;
    ++m_steps;
    if (m_most == 1 || m_seconds < m_windowSeconds) {
        return;
    }
    const double stepSeconds = m_seconds / m_steps;
    const double cores = m_cpuSeconds / m_seconds;
    const bool rested = m_windowSeconds != trialSeconds;
    m_seconds = m_cpuSeconds = 0.0;
    m_steps = 0;
    m_windowSeconds = trialSeconds;
    if (m_threads == m_most) {
        m_crowded = cores < enough * m_most;
        if (m_crowded) {
            m_stepSecondsOfAll = stepSeconds;
            m_threads = std::clamp(static_cast<int>(std::lround(cores)), 1, m_most - 1);
        } else {
            m_restSeconds = firstRestSeconds;
        }
    } else if (rested) {
        m_threads = m_most;
    } else if (stepSeconds < m_stepSecondsOfAll) {
        m_windowSeconds = m_restSeconds;
        m_restSeconds = std::min(2.0 * m_restSeconds, lastRestSeconds);
    } else {
        m_crowded = false;
        m_threads = m_most;
        m_windowSeconds = lastRestSeconds;
    }
}

}  // namespace synthslice::training
