#pragma once

#include "engine/data/dataset/slice_stack.h"

namespace synthslice::acceptance {

/// Fibre radius, px: the median of estimateFibreScale() over up to nine slices, inside their regions, that
/// show the texture of fibres; 0 if none does.
[[nodiscard]] double medianFibreRadiusPx(const data::SliceStack& stack);

}  // namespace synthslice::acceptance
