#pragma once

#include <vector>

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// boundHealthRules(), and attention that leaves the image.
[[nodiscard]] std::vector<HealthRule> drawHealthRules();

}  // namespace synthslice::session
