#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "engine/data/dataset/slice_stack.h"
#include "engine/session/trainer.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

/// What to train on what, and where to leave it.
struct TrainingRequest {
    spec::ExperimentSpec experiment;
    std::filesystem::path data;       ///< folder or file to learn from; empty if nothing is needed
    std::filesystem::path runFolder;  ///< made; an error if it exists and is not empty
    /// What was read of `data` already, if it was: shared where the experiment does not ask for another
    /// reading.
    std::shared_ptr<const data::SliceStack> slices = {};
    bool tensorBoard = false;  ///< also leaves what TensorBoard reads in the run folder
};

/// Preparation of a new run; run it on a session's thread.
[[nodiscard]] session::Prepare prepareNewRun(TrainingRequest request);

/// Which run to go on with, and on what.
struct ResumeRequest {
    std::filesystem::path runFolder;
    std::filesystem::path data =
        {};  ///< where its slices are now, which the run remembers; empty: where they were
    /// Slices in memory, which are shared if they are those of the run.
    std::shared_ptr<const data::SliceStack> slices = {};
    bool tensorBoard = false;  ///< from now on; a run that has event files goes on with them anyway
};

/// Preparation that goes on from a run's newest complete checkpoint, on the same slices. An error if they are
/// others, or not where the run was told that they are.
[[nodiscard]] session::Prepare prepareResume(ResumeRequest request);

/// What a fork changes.
struct ForkRequest {
    std::filesystem::path source;          ///< run folder
    std::int64_t step = 0;                 ///< of the checkpoint that the new run starts from
    std::vector<session::LiveEdit> edits;  ///< also of parameters that a running experiment may not change
    std::filesystem::path runFolder;       ///< made; an error if it exists and is not empty
    std::filesystem::path data = {};       ///< where the slices are now; empty: where they were
    std::shared_ptr<const data::SliceStack> slices = {};  ///< as of a ResumeRequest
    bool tensorBoard = false;                             ///< as of a TrainingRequest
};

/// Preparation of a new run that goes on from a checkpoint of another with some parameters changed. Networks
/// and kinds of optimizer have to stay as they are.
[[nodiscard]] session::Prepare prepareFork(ForkRequest request);

}  // namespace synthslice::training
