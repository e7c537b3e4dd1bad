#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <stop_token>
#include <string>

#include "engine/session/command_queue.h"
#include "engine/session/health_monitor.h"
#include "engine/session/trainer.h"
#include "engine/session/update_lanes.h"

namespace synthslice::session {

/// Trains a prepared run until a limit, a stop or an error, and obeys commands between two steps. Lives on
/// the worker thread.
class RunLoop {
public:
    RunLoop(PreparedRun& run, const SessionLimits& limits, CommandQueue& commands, std::stop_token stop,
            UpdateLanes& lanes);

    /// Returns when the run is stopped or finished and its last checkpoint is saved; the error of a step, of
    /// a loss that is not finite, or of that checkpoint.
    Result<void> run();

    /// Makes an event known to the reader and to the run folder.
    void note(EventKind kind, std::string message, std::optional<HealthFinding> finding = {});

private:
    [[nodiscard]] std::optional<Command> nextCommand();
    Result<void> obey(const Command& command);
    Result<void> stepPart(const std::string& part);
    Result<void> stepAndRecord();
    void sample();
    void inspect();
    void assess();
    [[nodiscard]] bool mayAssess() const;
    void report(const HealthFinding& finding);
    Result<void> saveCheckpoint();
    void trySaveCheckpoint();  ///< a failure is a warning, training goes on
    [[nodiscard]] std::string notSaved(const Error& error) const;
    void applyLive(const LiveEdit& edit);
    void warnOnce(const std::string& kind, const Result<void>& result);
    [[nodiscard]] Error brokenDown(const Symptom& symptom) const;
    [[nodiscard]] bool reachedTarget() const { return m_step >= m_run.info.targetSteps; }
    [[nodiscard]] bool outOfTime() const;

    PreparedRun& m_run;
    SessionLimits m_limits;
    CommandQueue& m_commands;
    std::stop_token m_stop;
    UpdateLanes& m_lanes;

    std::int64_t m_step;                           ///< done
    std::chrono::duration<double> m_stepEvery{0};  ///< the pace; 0 is no limit
    std::chrono::steady_clock::time_point m_stepBegan;
    std::chrono::duration<double> m_active{0};  ///< time spent training in this session
    double m_stepSeconds = 0.0;                 ///< StepReport::seconds of this session
    bool m_changedSinceSave;
    std::int64_t m_sampledStep = -1;
    std::int64_t m_savedStep;  ///< 0 while there is no checkpoint
    HealthMonitor m_health;
    std::chrono::duration<double> m_assessing{0};  ///< the part of m_active that went into judging images
    std::int64_t m_assessedStep = 0;
    std::set<std::string> m_warned;  ///< kinds of record that failed before
};

}  // namespace synthslice::session
