#pragma once

#include <functional>

#include "engine/training/training_run.h"
#include "ui/acceptance/candidate_generation.h"

namespace synthslice::ui {

/// What the window needs of LibTorch, which it does not link. The program gives training::prepareNewRun,
/// prepareResume, prepareFork and ImageGenerator::open; tests give runs without a network.
struct TrainingCalls {
    std::function<session::Prepare(training::TrainingRequest)> prepareNewRun;
    std::function<session::Prepare(training::ResumeRequest)> prepareResume;
    std::function<session::Prepare(training::ForkRequest)> prepareFork;
    OpenGenerator openGenerator;
};

}  // namespace synthslice::ui
