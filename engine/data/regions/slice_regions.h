#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// Finds where the material is in every slice of a stack, as its spec asks (mask, field of view), cuts out
/// the region of interest, and leaves slices without material and those of air at the ends out. Sets the
/// stack's regions, and each slice's region, grey mean and SD. Errors: mask or region of interest do not fit;
/// nothing is left.
[[nodiscard]] Result<void> findRegions(SliceStack& stack, const Progress& progress);

}  // namespace synthslice::data
