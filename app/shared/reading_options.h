#pragma once

#include <CLI/CLI.hpp>

#include "engine/spec/experiment_spec.h"

namespace synthslice::app {

/// Options of commands that read slices, on what files do not tell by themselves: --raw, --dataset,
/// --channel, --square-pixels. `spec` has to outlive the parsing.
void addReadingOptions(CLI::App& command, spec::DataSpec& spec);

}  // namespace synthslice::app
