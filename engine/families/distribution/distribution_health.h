#pragma once

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// Of a discriminator and a critic of points: gradients that vanish or explode, missed Gaussians.
[[nodiscard]] const std::vector<HealthRule>& distributionHealthRules();

}  // namespace synthslice::session
