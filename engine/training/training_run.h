#pragma once

#include <filesystem>

#include "engine/session/trainer.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

/// What to train on what, and where to leave it.
struct TrainingRequest {
    spec::ExperimentSpec experiment;
    std::filesystem::path data;       ///< folder or file of slices
    std::filesystem::path runFolder;  ///< made; an error if it exists and is not empty
};

/// Preparation of a new run; run it on a session's thread.
[[nodiscard]] session::Prepare prepareNewRun(TrainingRequest request);

/// Preparation that goes on from a run's newest complete checkpoint, on the same data.
[[nodiscard]] session::Prepare prepareResume(std::filesystem::path runFolder);

}  // namespace synthslice::training
