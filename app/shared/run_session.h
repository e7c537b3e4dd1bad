#pragma once

#include <filesystem>
#include <string>

#include "app/command_line.h"
#include "engine/session/messages.h"
#include "engine/session/trainer.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::app {

/// The error of an experiment that learns from files where none are named.
[[nodiscard]] Result<void> checkData(const spec::ExperimentSpec& experiment, const std::string& data);

/// Trains until the run, a limit or the user ends it, and tells what came of it as the command `train` does.
[[nodiscard]] Result<CommandResult> runSession(session::Prepare prepare, const session::SessionLimits& limits,
                                               const std::filesystem::path& runFolder,
                                               const Progress& progress);

}  // namespace synthslice::app
