#pragma once

#include <optional>
#include <vector>

#include "engine/session/messages.h"

namespace synthslice::session {

/// What shows that training has broken down, or nothing: a loss or a gradient norm that is not a finite
/// number. NaN elsewhere only says that a step did not compute the value.
[[nodiscard]] std::optional<Symptom> findNonFinite(const std::vector<MetricInfo>& metrics,
                                                   const StepReport& report);

}  // namespace synthslice::session
