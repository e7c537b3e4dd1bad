#pragma once

#include <cstddef>
#include <vector>

#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::quality {

/// From how many slices apart slices of a stack no longer resemble each other: the first of 1, 2, 4 ... at
/// which their grey correlates by less than 0.3 (Pearson, mean over up to eight pairs); all of them where
/// none does. 1 where a slice is a single patch, as pictures of objects are.
[[nodiscard]] std::size_t independentSliceDistance(const data::SliceDataset& dataset);

/// Places of real patches that share no pixels, in slices of a stack at least independentSliceDistance()
/// apart: what stands for independent pieces of material. `most` of them, evenly spaced, if there are more.
/// The same for the same dataset.
[[nodiscard]] std::vector<data::PatchOrigin> disjointPatches(const data::SliceDataset& dataset,
                                                             data::Half half, std::size_t most);

}  // namespace synthslice::quality
