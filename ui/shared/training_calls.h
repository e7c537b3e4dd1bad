#pragma once

#include <functional>

#include "engine/training/images/image_classifier.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/training_run.h"

namespace synthslice::ui {

/// Opens the generator of a run; training::ImageGenerator::open in the application.
using OpenGenerator = std::function<Result<std::unique_ptr<acceptance::ImageSource>>(
    const std::filesystem::path& runFolder, const training::GeneratorChoice& choice)>;

/// What a run's classifier believes of a part of its images; training::JudgedPart::judge in the application.
using JudgePart = std::function<Result<training::JudgedPart>(
    const std::filesystem::path& runFolder, std::optional<std::int64_t> step,
    const std::filesystem::path& data, data::Part part, const Progress& progress)>;

/// What the window needs of LibTorch, which it does not link. The program gives training::prepareNewRun,
/// prepareResume, prepareFork, ImageGenerator::open and JudgedPart::judge; tests give runs without a network.
struct TrainingCalls {
    std::function<session::Prepare(training::TrainingRequest)> prepareNewRun;
    std::function<session::Prepare(training::ResumeRequest)> prepareResume;
    std::function<session::Prepare(training::ForkRequest)> prepareFork;
    OpenGenerator openGenerator;
    JudgePart judgePart;
};

}  // namespace synthslice::ui
