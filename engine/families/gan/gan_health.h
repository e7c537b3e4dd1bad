#pragma once

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// Thresholds are tuned by tests/studies/training_failures.
[[nodiscard]] const std::vector<HealthRule>& ganHealthRules();

}  // namespace synthslice::session
