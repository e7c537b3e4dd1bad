#pragma once

#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// Where a slice of at least 128 px shows material: what the scanner has reconstructed
/// (insideConstantSurround()), and in it the samples where air surrounds them (samplesInAir()), less a rim of
/// 10 px over which they fade (more in slices above 1,280 px if there is air). The whole slice where neither
/// is found, as in cut-outs, digits and binary images.
[[nodiscard]] PixelRuns findFieldOfView(const Slice& slice);

}  // namespace synthslice::data
