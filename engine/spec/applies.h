#pragma once

#include <optional>
#include <string>

#include "engine/spec/experiment_spec.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// Why the parameter at `path` changes nothing in this experiment, given the others; nothing if it does. The
/// final learning rate, for example, has no meaning without a schedule. Forms show only what applies.
[[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& experiment, const std::string& path);

/// A note for each value that was set (differs from its default) and changes nothing; no note has a hint.
[[nodiscard]] Problems findIdleValues(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
