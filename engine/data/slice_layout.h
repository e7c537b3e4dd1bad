#pragma once

#include <vector>

#include "engine/data/slice_dataset.h"

namespace synthslice::data {

/// Layouts of all slices and which slices each half draws from.
struct DatasetLayout {
    std::vector<SliceLayout> layouts;
    std::array<HalfSlices, 2> halves;  ///< of each Half
    std::vector<std::string> notes;
};

/// Finds fields of view, splits off the held-out part and lists the places of patches. Sets every slice's
/// layout index, grey mean and SD. Errors: nothing can be held out; no patch fits.
[[nodiscard]] Result<DatasetLayout> layOut(std::vector<Slice>& slices, const spec::DataSpec& spec,
                                           const Progress& progress);

/// Pixels of one half's blocks inside the field of view.
[[nodiscard]] PixelRuns pixelsOf(const SliceLayout& layout, Half half);

}  // namespace synthslice::data
