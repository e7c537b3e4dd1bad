#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/session/training_session.h"
#include "tests/shared/fake_trainer.h"

namespace synthslice::test {

using Steps = std::vector<std::int64_t>;
using Messages = std::vector<std::string>;

inline Steps stepsOf(const auto& items)
{
    Steps steps;
    for (const auto& item : items) {
        steps.push_back(item.step);
    }
    return steps;
}

inline Messages messagesOf(const std::vector<session::SessionEvent>& events, session::EventKind kind)
{
    Messages messages;
    for (const session::SessionEvent& event : events)
        if (event.kind == kind) messages.push_back(event.message);
    return messages;
}

/// Trains to the end and drains once.
inline session::SessionUpdate trainToTheEnd(const FakeRun& run, const session::SessionLimits& limits = {})
{
    session::TrainingSession training(fakePreparation(run), limits, {});
    training.start();
    training.wait();
    return training.drain();
}

}  // namespace synthslice::test
