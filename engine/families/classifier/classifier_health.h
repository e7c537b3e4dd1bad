#pragma once

#include <vector>

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// What can go wrong in training a classifier.
[[nodiscard]] const std::vector<HealthRule>& classifierHealthRules();

}  // namespace synthslice::session
