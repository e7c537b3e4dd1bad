#include "engine/acceptance/criteria/calibration_patches.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/base/random.h"

namespace synthslice::acceptance {

namespace {

// Which block a patch's middle lies in. Slices of a stack resemble their neighbours, so a block goes through
// as many of them as it is wide; only a slice that is a single block is one of its own.
using BlockKey = std::tuple<std::size_t, std::int64_t, std::int64_t, std::int64_t>;

BlockKey blockOf(const data::SliceDataset& dataset, const data::PatchOrigin& origin)
{
    const auto slice = static_cast<std::size_t>(origin.slice);
    const data::SliceLayout& layout = dataset.layout(slice);
    const std::int64_t side = std::max(dataset.spec().blockSize, dataset.spec().patchSize);
    if (layout.width <= side && layout.height <= side) {
        return {slice, 0, 0, 0};
    }
    const std::int64_t middle = dataset.spec().patchSize / 2;
    return {dataset.slices()[slice].region, origin.slice / side, (origin.y + middle) / side,
            (origin.x + middle) / side};
}

}  // namespace

std::vector<BlockPatch> calibrationPatches(const data::SliceDataset& dataset, std::size_t count)
{
    using data::Half;
    const std::int64_t training = dataset.originCount(Half::Training);
    const std::int64_t heldOut = dataset.originCount(Half::HeldOut);
    Random random(0);
    std::map<BlockKey, std::vector<data::PatchOrigin>> byBlock;
    for (std::size_t i = 0; i < count; ++i) {
        const auto place = static_cast<std::int64_t>(random.uniform() *
                                                     static_cast<double>(training + heldOut));
        const data::PatchOrigin origin = place < training ? dataset.origin(Half::Training, place)
                                                          : dataset.origin(Half::HeldOut, place - training);
        byBlock[blockOf(dataset, origin)].push_back(origin);
    }
    std::vector<BlockPatch> patches;
    std::size_t block = 0;
    for (const auto& [key, origins] : byBlock) {
        for (const data::PatchOrigin& origin : origins) patches.push_back({origin, block});
        ++block;
    }
    return patches;
}

}  // namespace synthslice::acceptance
