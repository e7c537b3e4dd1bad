#pragma once

#include <filesystem>

#include "engine/session/messages.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::ui {

/// A run to be trained now, which is not the draft.
struct PlannedRun {
    std::filesystem::path folder;
    spec::ExperimentSpec experiment;
    std::filesystem::path data;  ///< empty if nothing is learned from
    bool goesOn = false;         ///< from its newest checkpoint; else it is new
    session::SessionLimits limits = {};
};

}  // namespace synthslice::ui
