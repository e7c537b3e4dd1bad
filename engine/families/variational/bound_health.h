#pragma once

#include <vector>

#include "engine/families/variational/bound_parts.h"
#include "engine/session/health_rules.h"

namespace synthslice::session {

/// What can go wrong where a bound of log p(x) is maximized; metrics are those of bound_metrics.h.
[[nodiscard]] std::vector<HealthRule> boundHealthRules(spec::BoundPartsOf partsOf);

}  // namespace synthslice::session
