#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/session/messages.h"

namespace synthslice::session {

/// What shows that training has broken down ("loss_generator became infinite at step 7"), or nothing: a loss
/// or a gradient norm that is not a finite number. NaN elsewhere only says that a step did not compute the
/// value.
[[nodiscard]] std::optional<std::string> findNonFinite(const std::vector<MetricInfo>& metrics,
                                                       const StepReport& report);

}  // namespace synthslice::session
