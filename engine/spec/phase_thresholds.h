#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::spec {

/// DataSpec::phaseThresholds as numbers: greys of full scale, ascending, above 0 and below 1, separated by
/// commas or spaces; none of an empty text. An error otherwise, without the parameter's name.
[[nodiscard]] Result<std::vector<double>> parsePhaseThresholds(const std::string& thresholds);

}  // namespace synthslice::spec
