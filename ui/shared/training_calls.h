#pragma once

#include <functional>

#include "engine/training/images/image_classifier.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/training_run.h"

namespace synthslice::ui {

/// Opens the generator of a run, as training::ImageGenerator::open.
using OpenGenerator = std::function<Result<std::unique_ptr<acceptance::ImageSource>>(
    const std::filesystem::path& runFolder, const training::GeneratorChoice& choice)>;

/// What a run's classifier believes of a part of its images, as training::JudgedPart::judge.
using JudgePart = std::function<Result<training::JudgedPart>(
    const std::filesystem::path& runFolder, std::optional<std::int64_t> step,
    const std::filesystem::path& data, data::Part part, const Progress& progress)>;

/// Images a second of a short training, as training::trySpeed.
using TrySpeed = std::function<Result<double>(const spec::ExperimentSpec& experiment,
                                              const Progress& progress)>;

/// What the window needs of LibTorch, which it does not link. The program gives app::trainingCalls(); tests
/// give runs without a network.
struct TrainingCalls {
    std::function<session::Prepare(training::TrainingRequest)> prepareNewRun;
    std::function<session::Prepare(training::ResumeRequest)> prepareResume;
    std::function<session::Prepare(training::ForkRequest)> prepareFork;
    OpenGenerator openGenerator;
    JudgePart judgePart;
    TrySpeed trySpeed;
};

}  // namespace synthslice::ui
