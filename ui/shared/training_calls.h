#pragma once

#include <functional>

#include "engine/training/image_generator.h"
#include "engine/training/training_run.h"

namespace synthslice::ui {

/// Opens the generator of a run; training::ImageGenerator::open in the application.
using OpenGenerator = std::function<Result<std::unique_ptr<acceptance::ImageSource>>(
    const std::filesystem::path& runFolder, const training::GeneratorChoice& choice)>;

/// What the window needs of LibTorch, which it does not link. The program gives training::prepareNewRun,
/// prepareResume, prepareFork and ImageGenerator::open; tests give runs without a network.
struct TrainingCalls {
    std::function<session::Prepare(training::TrainingRequest)> prepareNewRun;
    std::function<session::Prepare(training::ResumeRequest)> prepareResume;
    std::function<session::Prepare(training::ForkRequest)> prepareFork;
    OpenGenerator openGenerator;
};

}  // namespace synthslice::ui
