#pragma once

#include "engine/base/progress.h"
#include "engine/data/slice_stack.h"

namespace synthslice::data {

/// Finds where the material is in every slice and sets the stack's regions, and each slice's region, grey
/// mean and SD.
void findRegions(SliceStack& stack, const spec::DataSpec& spec, const Progress& progress);

}  // namespace synthslice::data
