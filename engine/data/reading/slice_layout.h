#pragma once

#include <vector>

#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::data {

/// The layout of each region of a stack, and which slices each half draws from.
struct DatasetLayout {
    std::vector<SliceLayout> layouts;
    std::array<HalfSlices, 2> halves;  ///< of each Half
    std::vector<std::string> notes;
};

/// Splits off the held-out part and lists the places of patches. Errors: nothing can be held out; no patch
/// fits.
[[nodiscard]] Result<DatasetLayout> layOut(const SliceStack& stack, const spec::DataSpec& spec,
                                           const Progress& progress);

/// Pixels of one half's blocks inside the region.
[[nodiscard]] PixelRuns pixelsOf(const SliceLayout& layout, Half half);

}  // namespace synthslice::data
