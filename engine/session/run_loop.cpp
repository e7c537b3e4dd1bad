#include "engine/session/run_loop.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "engine/base/guarded.h"
#include "engine/base/overloaded.h"
#include "engine/base/text/text.h"
#include "engine/session/non_finite.h"
#include "engine/spec/spec_json.h"

namespace synthslice::session {

namespace {

constexpr double mostAssessing = 0.03;  ///< share of the time in judging images above which none are assessed

std::int64_t targetSteps(const RunInfo& info, const SessionLimits& limits)
{
    std::optional<std::int64_t> target = limits.steps;
    if (limits.epochs) {
        constexpr double mostSteps = 1e15;
        const double asked = *limits.epochs * static_cast<double>(info.stepsPerEpoch);
        const std::int64_t steps = std::llround(std::min(asked, mostSteps));
        target = std::min(target.value_or(steps), steps);
    }
    return target.value_or(info.targetSteps);
}

}  // namespace

RunLoop::RunLoop(PreparedRun& run, const SessionLimits& limits, CommandQueue& commands, std::stop_token stop,
                 UpdateLanes& lanes)
    : m_run(run), m_limits(limits), m_commands(commands), m_stop(std::move(stop)), m_lanes(lanes),
      m_step(run.info.startStep), m_changedSinceSave(run.info.startStep == 0),
      m_savedStep(run.info.startStep), m_health(run.healthRules, run.info.metrics, run.info.startStep)
{
    m_run.info.targetSteps = targetSteps(m_run.info, limits);
}

Result<void> RunLoop::run()
{
    if (m_limits.epochs && m_run.info.stepsPerEpoch == 0) {
        return invalidInput(text("The data has no epochs, as there is no end to it"),
                            text("limit the steps instead"));
    }
    m_run.info.stepParts = m_run.trainer->stepParts();
    m_lanes.publish(m_run.info);
    m_lanes.signal(SessionSignal::Prepared);
    if (m_step == 0) {
        sample();
    }
    while (!reachedTarget() && !outOfTime()) {
        if (const auto command = nextCommand()) {
            if (auto obeyed = obey(*command); !obeyed) {
                return obeyed;
            }
        } else if (auto stepped = stepAndRecord(); !stepped) {
            return stepped;
        }
        if (m_lanes.state() == SessionState::Stopping) {
            break;
        }
    }
    const bool stopped = !m_lanes.signal(SessionSignal::Stop);
    if (reachedTarget()) {
        sample();
    }
    if (auto saved = saveCheckpoint(); !saved) {
        return tl::unexpected(
            Error{saved.error().code, notSaved(saved.error()),
                  "what was trained since the checkpoint before is lost with this session"});
    }
    if (!stopped) {
        assess();
    }
    const std::string at = " at step " + std::to_string(m_step);
    reachedTarget() ? note(EventKind::Finished, "Finished" + at)
                    : note(EventKind::Stopped, (outOfTime() ? "Time limit reached" : "Stopped") + at);
    return {};
}

/// While paused, and until the next step is due, the thread waits for one.
std::optional<Command> RunLoop::nextCommand()
{
    using Clock = std::chrono::steady_clock;
    if (m_lanes.state() == SessionState::Paused) {
        return m_commands.waitAndPop();
    }
    if (m_stepEvery.count() > 0.0) {
        return m_commands.waitAndPop(m_stepBegan + std::chrono::duration_cast<Clock::duration>(m_stepEvery));
    }
    return m_commands.tryPop();
}

Result<void> RunLoop::obey(const Command& command)
{
    return std::visit(
        Overloaded{
            [&](const PauseCommand&) -> Result<void> {
                if (m_lanes.signal(SessionSignal::Pause)) {
                    note(EventKind::Info, SYNTHSLICE_TEXT("Paused"));
                }
                return {};
            },
            [&](const ResumeCommand&) -> Result<void> {
                if (m_lanes.signal(SessionSignal::Resume)) {
                    note(EventKind::Info, SYNTHSLICE_TEXT("Resumed"));
                }
                return {};
            },
            [&](const StepOnceCommand&) -> Result<void> {
                // Steps that were asked for before a stop must not hold it up.
                if (m_lanes.state() == SessionState::Paused && !m_stop.stop_requested()) {
                    return stepAndRecord();
                }
                return {};
            },
            [&](const StepPartCommand& step) -> Result<void> {
                if (m_lanes.state() == SessionState::Paused && !m_stop.stop_requested()) {
                    return stepPart(step.part);
                }
                return {};
            },
            [&](const PaceCommand& pace) -> Result<void> {
                m_stepEvery = std::chrono::duration<double>(
                    pace.stepsPerSecond > 0.0 ? 1.0 / pace.stepsPerSecond : 0.0);
                return {};
            },
            [&](const StopCommand&) -> Result<void> {
                return m_lanes.signal(SessionSignal::Stop), Result<void>{};
            },
            [&](const TakeSampleCommand&) -> Result<void> { return sample(), Result<void>{}; },
            [&](const LookCommand&) -> Result<void> {
                return m_lanes.publishLook(m_run.trainer->sample()), Result<void>{};
            },
            [&](const SaveCheckpointCommand&) -> Result<void> { return trySaveCheckpoint(), Result<void>{}; },
            [&](const LiveEdit& edit) -> Result<void> { return applyLive(edit), Result<void>{}; }},
        command);
}

Result<void> RunLoop::stepPart(const std::string& part)
{
    const auto found = std::ranges::find(m_run.info.stepParts, part, &StepPart::key);
    if (found == m_run.info.stepParts.end()) {
        note(EventKind::Warning, "There is no part " + part + " that could take a step of its own");
        return {};
    }
    auto stepped = m_run.trainer->stepPart(part);
    if (stepped) {
        m_changedSinceSave = true;
        m_sampledStep = -1;
        note(EventKind::Info, found->title + ": a step of its own");
    }
    return stepped;
}

Result<void> RunLoop::stepAndRecord()
{
    m_stepBegan = std::chrono::steady_clock::now();
    const auto begin = m_run.now();
    auto report = m_run.trainer->step();
    if (!report) {
        return tl::unexpected(std::move(report.error()));
    }
    if (!m_run.recordedValues.empty()) {
        std::vector<double> recorded;
        for (const std::size_t i : m_run.recordedValues) recorded.push_back(report->values[i]);
        report->values = std::move(recorded);
    }
    assert(report->values.size() == m_run.info.metrics.size());
    m_step = report->step;
    m_stepSeconds += report->seconds;
    m_changedSinceSave = true;
    warnOnce("metrics", m_run.sink->recordStep(*report));
    m_lanes.publish(*report);
    if (!report->notice.empty()) {
        note(EventKind::Info, report->notice);
    }
    m_health.step(*report);
    if (const auto broken = findNonFinite(m_run.info.metrics, *report)) {
        this->report(m_health.nonFinite(*broken, m_step, m_run.info.experiment));
        return tl::unexpected(brokenDown(*broken));
    }
    if (m_step % m_run.sampleEverySteps == 0) {
        sample();
    }
    if (m_step % HealthMonitor::inspectEverySteps == 0) {
        inspect();
    }
    if (m_step % m_run.checkpointEverySteps == 0) {
        trySaveCheckpoint();
        if (mayAssess()) {
            assess();
        }
    }
    m_active += m_run.now() - begin;
    return {};
}

void RunLoop::sample()
{
    if (m_sampledStep == m_step) {
        return;
    }
    Samples grid = m_run.trainer->sample();
    m_sampledStep = m_step;
    warnOnce("samples", m_run.sink->recordSamples(grid));
    m_lanes.publish(std::move(grid));
}

void RunLoop::inspect()
{
    const auto begin = m_run.now();
    SampleStatistics samples;
    if (m_run.assessor) {
        samples = m_run.assessor->inspect(
            m_run.trainer->images(Generator::Raw, HealthMonitor::inspectedImages));
    }
    m_assessing += m_run.now() - begin;
    for (const HealthFinding& finding : m_health.inspect(samples, m_step, m_run.info.experiment)) {
        report(finding);
    }
}

void RunLoop::report(const HealthFinding& finding)
{
    note(EventKind::Health, toText(finding), finding);
    m_lanes.publish(finding);
}

void RunLoop::assess()
{
    if (!m_run.assessor || m_run.assessedImages == 0 || m_assessedStep == m_step) {
        return;
    }
    const auto begin = m_run.now();
    auto assessment = guarded("The assessment failed", [&] {
        return m_run.assessor->assess(m_run.trainer->images(Generator::Averaged, m_run.assessedImages));
    });
    m_assessing += m_run.now() - begin;
    if (!assessment) {
        m_run.assessedImages = 0;
        note(EventKind::Warning, "Images are not assessed: " + assessment.error().text());
        return;
    }
    assessment->step = m_assessedStep = m_step;
    warnOnce("assessments", m_run.sink->recordAssessment(*assessment));
    m_lanes.publish(std::move(*assessment));
}

/// The first assessment is always worth its time.
bool RunLoop::mayAssess() const
{
    return m_assessedStep == 0 || m_assessing <= mostAssessing * m_active;
}

std::string RunLoop::notSaved(const Error& error) const
{
    return "Checkpoint of step " + std::to_string(m_step) + " not saved: " + error.text();
}

void RunLoop::trySaveCheckpoint()
{
    if (const auto saved = saveCheckpoint(); !saved) {
        note(EventKind::Warning, notSaved(saved.error()));
    }
}

Result<void> RunLoop::saveCheckpoint()
{
    if (!m_changedSinceSave) {
        return {};
    }
    if (auto saved = m_run.sink->saveCheckpoint(m_run.trainer->checkpoint()); !saved) {
        return saved;
    }
    m_changedSinceSave = false;
    m_savedStep = m_step;
    m_health.checkpointSaved(m_step);
    note(EventKind::CheckpointSaved, "Checkpoint saved at step " + std::to_string(m_step));
    return {};
}

void RunLoop::applyLive(const LiveEdit& edit)
{
    if (const auto applied = m_run.trainer->applyLive(edit)) {
        m_changedSinceSave = true;
        m_run.info.experiment = *spec::withValue(m_run.info.experiment, edit.path, edit.value);
        note(EventKind::Edit, edit.path + " = " + edit.value.dump());
    } else {
        note(EventKind::Warning, edit.path + " not changed: " + applied.error().text());
        if (auto inForce = spec::valueAt(m_run.info.experiment, edit.path)) {
            m_lanes.publish(LiveEdit{edit.path, std::move(*inForce)});
        }
    }
}

void RunLoop::note(EventKind kind, std::string message, std::optional<HealthFinding> finding)
{
    SessionEvent event{kind, m_step, std::move(message), std::move(finding)};
    const auto recorded = m_run.sink->recordEvent(event);
    m_lanes.publish(std::move(event));
    if (!recorded && m_warned.insert("events").second) {
        m_lanes.publish(
            SessionEvent{EventKind::Warning, m_step, "Events are not recorded: " + recorded.error().text()});
    }
}

void RunLoop::warnOnce(const std::string& kind, const Result<void>& result)
{
    if (!result && m_warned.insert(kind).second) {
        note(EventKind::Warning,
             "Training goes on, but its " + kind + " are not recorded: " + result.error().text());
    }
}

Error RunLoop::brokenDown(const Symptom& symptom) const
{
    const std::string from = m_savedStep > 0
                                 ? "resume from the checkpoint of step " + std::to_string(m_savedStep)
                                 : std::string("start again");
    std::string what = symptom.measure + " became " +
                       (std::isnan(symptom.value) ? "NaN (not a number)" : "infinite") + " at step " +
                       std::to_string(m_step);
    return {ErrorCode::Failed, std::move(what), "lower the learning rates and " + from};
}

bool RunLoop::outOfTime() const
{
    return (m_limits.minutes &&
            m_active >= std::chrono::duration<double, std::ratio<60>>(*m_limits.minutes)) ||
           (m_limits.stepSeconds && m_stepSeconds >= *m_limits.stepSeconds);
}

}  // namespace synthslice::session
