#pragma once

#include <vector>

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// What keeps a plain network from learning: identical neurons, saturated ones, one class for all images.
[[nodiscard]] const std::vector<HealthRule>& plainNetworkHealthRules();

}  // namespace synthslice::session
