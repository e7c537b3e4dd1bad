#pragma once

#include <string>

#include "engine/spec/experiment_spec.h"

namespace synthslice::spec {

/// Whether the parameter at `path` changes anything in this experiment, given the others: the final learning
/// rate, for example, has no meaning without a schedule. Forms show only what applies.
[[nodiscard]] bool applies(const ExperimentSpec& experiment, const std::string& path);

}  // namespace synthslice::spec
