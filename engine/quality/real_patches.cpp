#include "engine/quality/real_patches.h"

#include <algorithm>
#include <map>

#include "engine/base/random.h"
#include "engine/data/dataset/block_grid.h"
#include "engine/data/dataset/held_out_split.h"

namespace synthslice::quality {

namespace {

constexpr int drawsPerPatch = 50;
constexpr std::size_t fewestRegions = 4;

/// The regions of a dataset, as its own split has them, and their statistics.
class Regions {
public:
    explicit Regions(const data::SliceDataset& dataset) : m_dataset(dataset)
    {
        for (std::size_t slice = 0; slice < dataset.slices().size(); ++slice) {
            const data::SliceLayout& layout = dataset.layout(slice);
            const bool whole = bySlice(layout);
            const std::size_t stack = whole ? slice
                                            : dataset.slices().size() + dataset.slices()[slice].region;
            const auto [found, isNew] = m_firstOf.try_emplace(stack, m_sums.size());
            const data::BlockGrid grid = gridOf(layout);
            if (isNew) m_sums.resize(m_sums.size() + grid.count());
            std::vector<data::RegionSums> sums(grid.count());
            data::addBlockSums(dataset.slices()[slice], layout.region, grid, sums);
            for (std::size_t block = 0; block < sums.size(); ++block)
                m_sums[found->second + block] += sums[block];
        }
    }

    [[nodiscard]] const std::vector<data::RegionSums>& sums() const { return m_sums; }

    [[nodiscard]] std::size_t usable() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(m_sums, [](const auto& s) { return s.pixels > 0.0; }));
    }

    [[nodiscard]] std::size_t at(std::size_t slice, int x, int y) const
    {
        const data::SliceLayout& layout = m_dataset.layout(slice);
        const std::size_t stack = bySlice(layout)
                                      ? slice
                                      : m_dataset.slices().size() + m_dataset.slices()[slice].region;
        return m_firstOf.at(stack) + gridOf(layout).blockAt(x, y);
    }

private:
    static bool bySlice(const data::SliceLayout& layout)
    {
        const data::Rect whole{0, 0, layout.width, layout.height};
        return layout.blocks.front() == std::vector{whole};
    }

    [[nodiscard]] data::BlockGrid gridOf(const data::SliceLayout& layout) const
    {
        return bySlice(layout) ? data::BlockGrid(layout.width, layout.height)
                               : data::BlockGrid(layout.width, layout.height, m_dataset.spec().blockSize,
                                                 m_dataset.spec().patchSize);
    }

    const data::SliceDataset& m_dataset;
    std::map<std::size_t, std::size_t> m_firstOf;  ///< slice, or layout after all slices -> its first region
    std::vector<data::RegionSums> m_sums;
};

/// A place whose patch lies in one region; after many misses any place.
data::PatchOrigin drawWithinARegion(const data::SliceDataset& dataset, const Regions& regions,
                                    data::Half half, Random& random)
{
    const int last = static_cast<int>(dataset.spec().patchSize) - 1;
    data::PatchOrigin origin = dataset.drawOrigin(half, random);
    for (int draw = 0; draw < drawsPerPatch; ++draw) {
        const auto slice = static_cast<std::size_t>(origin.slice);
        if (regions.at(slice, origin.x, origin.y) == regions.at(slice, origin.x + last, origin.y + last))
            break;
        origin = dataset.drawOrigin(half, random);
    }
    return origin;
}

}  // namespace

RealPatches drawRealPatches(const data::SliceDataset& dataset, std::size_t perHalf, std::size_t splitCount)
{
    const Regions regions(dataset);
    RealPatches patches;
    for (const data::Half half : {data::Half::Training, data::Half::HeldOut}) {
        Random random(0, static_cast<std::uint64_t>(half));
        for (std::size_t i = 0; i < perHalf; ++i) {
            const data::PatchOrigin origin = drawWithinARegion(dataset, regions, half, random);
            patches.images.push_back(dataset.patch(origin));
            patches.heldOut.push_back(half == data::Half::HeldOut);
            patches.region.push_back(regions.at(static_cast<std::size_t>(origin.slice), origin.x, origin.y));
        }
    }
    if (regions.usable() < fewestRegions) return patches;
    constexpr double half = 0.5;
    for (const std::vector<bool>& heldOut : data::holdOutsAtRandom(regions.sums(), half, splitCount)) {
        std::vector<bool> ofPatches;
        for (const std::size_t region : patches.region) ofPatches.push_back(heldOut[region]);
        patches.splits.push_back(std::move(ofPatches));
    }
    return patches;
}

}  // namespace synthslice::quality
