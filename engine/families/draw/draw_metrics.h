#pragma once

#include <vector>

#include "engine/families/draw/draw_spec.h"
#include "engine/session/messages.h"

namespace synthslice::training {

/// Beside boundMetrics(), the columns of a DRAW network's metrics, means over a batch: KL of the first and
/// the last glimpse; with attention also the sides of the windows, and the share of them whose centre is
/// outside the image, means over the glimpses.
[[nodiscard]] std::vector<session::MetricInfo> drawMetrics(const spec::DrawSpec& draw);

}  // namespace synthslice::training
