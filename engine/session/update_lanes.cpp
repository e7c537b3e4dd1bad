#include "engine/session/update_lanes.h"

#include <utility>

namespace synthslice::session {

template <class Change>
void UpdateLanes::change(Change&& change)
{
    bool wasEmpty = false;
    {
        const std::scoped_lock lock(m_mutex);
        change(m_pending);
        wasEmpty = !std::exchange(m_hasPending, true);
    }
    if (wasEmpty && m_wake) {
        m_wake();
    }
}

bool UpdateLanes::signal(SessionSignal signal)
{
    const auto next = transition(state(), signal);
    if (next) {
        change([&](SessionUpdate& pending) { pending.state = *next; });
    }
    return next.has_value();
}

void UpdateLanes::fail(Error error)
{
    const auto next = transition(state(), SessionSignal::Fail);
    change([&](SessionUpdate& pending) {
        pending.state = next.value_or(pending.state);
        pending.error = std::move(error);
    });
}

void UpdateLanes::publish(PreparationProgress progress)
{
    change([&](SessionUpdate& pending) { pending.preparation = std::move(progress); });
}

void UpdateLanes::publish(RunInfo info)
{
    change([&](SessionUpdate& pending) { pending.info = std::move(info); });
}

void UpdateLanes::publish(StepReport report)
{
    change([&](SessionUpdate& pending) {
        if (pending.steps.size() < maxBacklogSteps) {
            pending.steps.push_back(std::move(report));
        } else {
            ++pending.droppedSteps;
        }
    });
}

void UpdateLanes::publish(Samples grid)
{
    change([&](SessionUpdate& pending) { pending.samples = std::move(grid); });
}

void UpdateLanes::publishLook(Samples samples)
{
    change([&](SessionUpdate& pending) { pending.look = std::move(samples); });
}

void UpdateLanes::publish(Assessment assessment)
{
    change([&](SessionUpdate& pending) { pending.assessment = std::move(assessment); });
}

void UpdateLanes::publish(HealthFinding finding)
{
    change([&](SessionUpdate& pending) { pending.findings.push_back(std::move(finding)); });
}

void UpdateLanes::publish(SessionEvent event)
{
    change([&](SessionUpdate& pending) { pending.events.push_back(std::move(event)); });
}

void UpdateLanes::publish(LiveEdit refusedEdit)
{
    change([&](SessionUpdate& pending) { pending.refusedEdits.push_back(std::move(refusedEdit)); });
}

SessionState UpdateLanes::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_pending.state;
}

SessionUpdate UpdateLanes::drain()
{
    SessionUpdate drained;
    const std::scoped_lock lock(m_mutex);
    drained.state = m_pending.state;
    std::swap(drained, m_pending);
    m_hasPending = false;
    return drained;
}

}  // namespace synthslice::session
