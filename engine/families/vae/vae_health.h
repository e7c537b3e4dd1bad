#pragma once

#include "engine/session/health_rules.h"

namespace synthslice::session {

[[nodiscard]] const std::vector<HealthRule>& vaeHealthRules();

}  // namespace synthslice::session
