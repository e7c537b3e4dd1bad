#pragma once

#include <limits>

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// The mean of a metric over the steps that a rule looks at; NaN where none computed it, which is neither
/// above nor below any limit.
[[nodiscard]] inline double meanOf(const HealthEvidence& evidence, const char* metric)
{
    const auto found = evidence.means.find(metric);
    return found == evidence.means.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

}  // namespace synthslice::session
