#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::acceptance {

/// A real patch and the number of the block that it was cut from.
struct BlockPatch {
    data::PatchOrigin origin;
    std::size_t block = 0;
};

/// About `count` places of real patches from both halves, the same for the same dataset, with their blocks of
/// DataSpec::blockSize px. (Patches that networks train on serve too: criteria learn nothing from them
/// but their range, and each is judged by the ranges of other blocks.)
[[nodiscard]] std::vector<BlockPatch> calibrationPatches(const data::SliceDataset& dataset,
                                                         std::size_t count);

}  // namespace synthslice::acceptance
