#pragma once

#include <vector>

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// What can go wrong in training a VAE-GAN.
[[nodiscard]] const std::vector<HealthRule>& vaeGanHealthRules();

}  // namespace synthslice::session
