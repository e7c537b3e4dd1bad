#pragma once

#include <string>
#include <vector>

#include "engine/base/progress.h"
#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// For each slice the reason to leave it out as one of air, which is empty for most: at either end of a stack
/// of at least three slices of at least 128 px those whose grey inside their pixels, noise apart, varies less
/// than 0.4 times as much as is typical of the stack, around another grey.
[[nodiscard]] std::vector<std::string>
airAtEnds(const std::vector<Slice>& slices, const std::vector<PixelRuns>& pixels, const Progress& progress);

}  // namespace synthslice::data
