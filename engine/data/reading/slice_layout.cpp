#include "engine/data/reading/slice_layout.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/dataset/block_grid.h"
#include "engine/data/dataset/held_out_split.h"

namespace synthslice::data {

namespace {

constexpr auto training = static_cast<std::size_t>(Half::Training);
constexpr auto heldOut = static_cast<std::size_t>(Half::HeldOut);

/// Splits and lays out one dataset; a step per method.
class Layouter {
public:
    Layouter(const SliceStack& stack, const spec::DataSpec& spec)
        : m_slices(stack.slices), m_spec(spec), m_uses(stack.slices.size(), {true, true})
    {
        for (const SliceRegion& region : stack.regions)
            m_result.layouts.push_back({region.width, region.height, region.pixels, {}, {}});
    }

    Result<DatasetLayout> run(const Progress& progress)
    {
        if (Result<void> split = m_spec.heldOutFraction > 0.0 ? splitOff() : trainOnAll(); !split) {
            return tl::unexpected(split.error());
        }
        if (progress.cancelled()) return cancelled();
        placePatches();
        if (Result<void> ok = checkOrigins(); !ok) return tl::unexpected(ok.error());
        return std::move(m_result);
    }

private:
    using Group = std::vector<std::size_t>;  // slices, ascending

    Result<void> trainOnAll()
    {
        for (SliceLayout& layout : m_result.layouts)
            layout.blocks[training] = {{0, 0, layout.width, layout.height}};
        return {};
    }

    Result<void> splitOff()
    {
        std::map<std::pair<int, int>, Group> bySize;
        for (std::size_t i = 0; i < m_slices.size(); ++i)
            bySize[{m_slices[i].width, m_slices[i].height}].push_back(i);
        Group bySlice;  // those too small for two blocks
        for (const auto& [size, group] : bySize) {
            const BlockGrid grid(size.first, size.second, m_spec.blockSize, m_spec.patchSize);
            if (m_spec.heldOutSplit == spec::HeldOutSplit::Block && splitByBlock(group, grid)) continue;
            bySlice.insert(bySlice.end(), group.begin(), group.end());
        }
        std::sort(bySlice.begin(), bySlice.end());
        return bySlice.empty() ? Result<void>() : splitBySlice(bySlice);
    }

    /// One choice of blocks for all slices of a size. False if there are no two blocks to choose from.
    bool splitByBlock(const Group& group, const BlockGrid& grid)
    {
        std::vector<RegionSums> sums(grid.count());
        for (const std::size_t i : group) {
            addBlockSums(m_slices[i], m_result.layouts[m_slices[i].region].region, grid, sums);
        }
        const auto usable = std::count_if(sums.begin(), sums.end(),
                                          [](const RegionSums& s) { return s.pixels > 0.0; });
        if (usable < 2) return false;
        const std::vector<bool> held = holdOutAtRandom(sums, m_spec.heldOutFraction);
        std::array<std::vector<Rect>, 2> blocks;
        for (std::size_t block = 0; block < sums.size(); ++block) {
            if (sums[block].pixels > 0.0)
                blocks[held[block] ? heldOut : training].push_back(grid.block(block));
        }
        for (const std::size_t i : group) m_result.layouts[m_slices[i].region].blocks = blocks;
        return true;
    }

    Result<void> splitBySlice(const Group& group)
    {
        const bool asked = m_spec.heldOutSplit == spec::HeldOutSplit::Slice;
        for (const std::size_t i : group) {
            SliceLayout& layout = m_result.layouts[m_slices[i].region];
            layout.blocks = {{{{0, 0, layout.width, layout.height}}, {{0, 0, layout.width, layout.height}}}};
        }
        if (group.size() == 1) {
            m_uses[group.front()][heldOut] = false;
            if (m_slices.size() > 1) return {};
            if (asked) {
                return invalidInput(
                    text("Nothing can be held out of the single slice %1", m_slices.front().name),
                    text("set data.held_out_split to block"));
            }
            m_result.notes.push_back(
                text("the only slice is too small to be divided: nothing is held out, so "
                     "that neither Q nor criteria can be had"));
            return {};
        }
        if (!asked) {
            m_result.notes.push_back(text(
                "%1 slices are too small to be split by block: whole slices are held out", group.size()));
        }
        std::vector<RegionSums> sums;
        for (const std::size_t i : group) {
            const Slice& slice = m_slices[i];
            std::vector<RegionSums> whole(1);
            addBlockSums(slice, m_result.layouts[slice.region].region, BlockGrid(slice.width, slice.height),
                         whole);
            sums.push_back(whole.front());
        }
        const std::vector<bool> held = holdOutRange(sums, m_spec.heldOutFraction);
        for (std::size_t k = 0; k < group.size(); ++k) {
            m_uses[group[k]][training] = !held[k];
            m_uses[group[k]][heldOut] = held[k];
        }
        return {};
    }

    void placePatches()
    {
        for (SliceLayout& layout : m_result.layouts) {
            for (const Half half : {Half::Training, Half::HeldOut}) {
                layout.patchOrigins[static_cast<std::size_t>(half)] = windowOrigins(
                    pixelsOf(layout, half).mask(layout.width, layout.height), layout.width,
                    static_cast<int>(m_spec.patchSize));
            }
        }
        for (std::size_t half = 0; half < 2; ++half) {
            HalfSlices& part = m_result.halves[half];
            for (std::size_t i = 0; i < m_slices.size(); ++i) {
                const std::int64_t origins = m_result.layouts[m_slices[i].region].patchOrigins[half].count();
                if (!m_uses[i][half] || origins == 0) continue;
                part.slices.push_back(i);
                part.originsBefore.push_back(part.originCount);
                part.originCount += origins;
            }
        }
    }

    [[nodiscard]] Result<void> checkOrigins() const
    {
        const bool noTraining = m_result.halves[training].originCount == 0;
        const bool anyHeldOut = m_spec.heldOutFraction > 0.0 &&
                                std::ranges::any_of(m_uses, [](const auto& uses) { return uses[heldOut]; });
        const bool noHeldOut = anyHeldOut && m_result.halves[heldOut].originCount == 0;
        if (!noTraining && !noHeldOut) return {};
        return invalidInput(text("No patch of %1 px fits into the %2 part of the slices", m_spec.patchSize,
                                 noTraining ? text("training") : text("held-out")),
                            text("take smaller patches or larger blocks (data.patch_size, data.block_size)"));
    }

    const std::vector<Slice>& m_slices;
    const spec::DataSpec& m_spec;
    std::vector<std::array<bool, 2>> m_uses;  ///< whether a slice serves each half
    DatasetLayout m_result;
};

}  // namespace

PixelRuns pixelsOf(const SliceLayout& layout, Half half)
{
    const std::vector<Rect>& blocks = layout.blocks[static_cast<std::size_t>(half)];
    std::vector<std::uint8_t> mask(static_cast<std::size_t>(layout.width) *
                                   static_cast<std::size_t>(layout.height));
    for (const Rect& block : blocks) {
        for (int y = block.y; y < block.y + block.height; ++y) {
            std::fill_n(mask.begin() + static_cast<std::ptrdiff_t>(y) * layout.width + block.x, block.width,
                        1);
        }
    }
    return intersection(PixelRuns::fromMask(mask, layout.width), layout.region);
}

Result<DatasetLayout> layOut(const SliceStack& stack, const spec::DataSpec& spec, const Progress& progress)
{
    return Layouter(stack, spec).run(progress);
}

}  // namespace synthslice::data
