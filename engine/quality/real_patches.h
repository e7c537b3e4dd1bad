#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::quality {

/// Real patches for reference, drawn once, each within one region: a block of DataSpec::blockSize px through
/// its whole stack of slices, or a slice where whole slices are held out.
struct RealPatches {
    std::vector<GreyImage> images;
    std::vector<bool> heldOut;        ///< of each: whether the networks never train on it
    std::vector<std::size_t> region;  ///< of each

    /// The most balanced ways of holding out half of the regions (data::holdOutsAtRandom), the dataset's own
    /// among them where it holds out half: for each patch whether it is held out. Empty if there are too few
    /// regions.
    std::vector<std::vector<bool>> splits;
};

/// `perHalf` patches of the training half and as many of the held-out one, drawn with replacement, and up to
/// `splitCount` splits; the same for the same dataset.
[[nodiscard]] RealPatches drawRealPatches(const data::SliceDataset& dataset, std::size_t perHalf,
                                          std::size_t splitCount);

}  // namespace synthslice::quality
