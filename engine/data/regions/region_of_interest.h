#pragma once

#include "engine/base/result.h"
#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// Cuts the region of interest of DataSpec, in pixels of the files, out of a slice that was resized by
/// `scale`, and gives the pixels in it. Error: it reaches over the slice's border, or has a width without a
/// height.
[[nodiscard]] Result<PixelRuns> cutOut(Slice& slice, const PixelRuns& pixels, const spec::DataSpec& spec,
                                       double scale);

}  // namespace synthslice::data
