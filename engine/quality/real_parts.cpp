#include "engine/quality/real_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "engine/measure/quantile.h"

namespace synthslice::quality {

namespace {

constexpr std::size_t mostGroups = 8;  // of regions
/// Two or three parts may agree by chance, and would make an interval of nothing.
constexpr std::size_t fewestGroups = 4;
constexpr double leastDistance = 1e-9;

using Rows = std::vector<std::size_t>;

/// Some rows of components or projections.
template <class Table>
Table chosen(const Table& table, const Rows& rows)
{
    Table part;
    for (const std::size_t row : rows) part.push_back(table[row]);
    return part;
}

/// Group `first` of the rows in groups of `count`, evenly spaced: rows come training half first, and both
/// halves are to be in it.
Rows evenly(const Rows& rows, std::size_t count, std::size_t first = 0)
{
    if (rows.size() <= count) return rows;
    Rows some;
    for (std::size_t i = 0; i < count; ++i) some.push_back(rows[(i * rows.size() + first * count) / count]);
    return some;
}

std::vector<Rows> inGroups(const Rows& rows, std::size_t count)
{
    std::vector<Rows> groups;
    for (std::size_t group = 0; group < std::max<std::size_t>(1, rows.size() / count); ++group)
        groups.push_back(evenly(rows, count, group));
    return groups;
}

/// Of each patch the group of its region: regions of either half in turn. As many groups as can be left out
/// one by one without leaving out a half; 0 where there are none.
struct RegionGroups {
    std::size_t count = 0;
    std::vector<std::size_t> ofPatch;
};

RegionGroups groupsOf(const RealPatches& patches)
{
    std::array<std::map<std::size_t, std::size_t>, 2> rank;  // of the regions of each half
    for (std::size_t i = 0; i < patches.region.size(); ++i)
        rank[patches.heldOut[i] ? 1 : 0][patches.region[i]];
    RegionGroups groups{std::min({mostGroups, rank[0].size(), rank[1].size()}), {}};
    if (groups.count < fewestGroups) return {};
    for (auto& half : rank) {
        std::size_t next = 0;
        for (auto& [region, group] : half) group = next++ % groups.count;
    }
    for (std::size_t i = 0; i < patches.region.size(); ++i)
        groups.ofPatch.push_back(rank[patches.heldOut[i] ? 1 : 0].at(patches.region[i]));
    return groups;
}

/// Training and held-out patches of some rows.
std::array<Rows, 2> halvesOf(const RealPatches& patches, const Rows& rows)
{
    std::array<Rows, 2> halves;
    for (const std::size_t row : rows) halves[patches.heldOut[row] ? 1 : 0].push_back(row);
    return halves;
}

class Comparison {
public:
    const DescriptorSpace& space;
    const RealPatches& patches;
    const DescribedPatches& described;
    std::size_t imageCount;
    const Progress& progress;

    /// Some rows' distances between the sides of each split; with the sliced one last, or without.
    [[nodiscard]] RealPart part(const Rows& rows, bool sliced) const
    {
        const auto halves = halvesOf(patches, rows);
        RealPart result;
        for (const Rows& group : inGroups(halves[0], imageCount))
            result.training.push_back(chosen(described.components, group));
        result.heldOut = chosen(described.components, halves[1]);

        std::vector<std::vector<double>> ofSplits(patches.splits.size());
        forEachInParallel(
            ofSplits.size(), progress, SYNTHSLICE_TEXT("Comparing real patches"),
            [&](std::size_t i) { ofSplits[i] = distancesOfSplit(patches.splits[i], rows, sliced); });
        std::erase_if(ofSplits, [](const auto& distances) { return distances.empty(); });
        for (std::size_t k = 0; !ofSplits.empty() && k < ofSplits.front().size(); ++k) {
            std::vector<double> values;
            for (const auto& distances : ofSplits) values.push_back(distances[k]);
            result.floors.push_back(std::max(leastDistance, measure::quantile(values, 0.5)));
        }
        return result;
    }

private:
    /// None where a side is empty.
    [[nodiscard]] std::vector<double> distancesOfSplit(const std::vector<bool>& secondSide, const Rows& rows,
                                                       bool sliced) const
    {
        std::array<Rows, 2> sides;
        for (const std::size_t row : rows) sides[secondSide[row] ? 1 : 0].push_back(row);
        if (sides[0].empty() || sides[1].empty()) return {};
        const Rows images = evenly(sides[0], imageCount);
        const Rows real = evenly(sides[1], patches.images.size() / 2);
        std::vector<double> distances = space.distances(chosen(described.components, images),
                                                        chosen(described.components, real));
        // Chance alone makes about 1.1 / sqrt(n); less comes of descriptors that hardly vary.
        const double least = 0.5 / std::sqrt(static_cast<double>(images.size()));
        for (double& distance : distances) distance = std::max(least, distance);
        if (sliced) {
            distances.push_back(space.slicedDistance(chosen(described.projections, images),
                                                     chosen(described.projections, real)));
        }
        return distances;
    }
};

}  // namespace

RealParts realParts(const DescriptorSpace& space, const RealPatches& patches,
                    const DescribedPatches& described, std::size_t imageCount, const Progress& progress)
{
    const Comparison comparison{space, patches, described, imageCount, progress};
    Rows rows(patches.images.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    RealParts parts;
    parts.all = comparison.part(rows, true);
    const auto halves = halvesOf(patches, rows);
    for (const Rows& group : inGroups(halves[0], imageCount))
        parts.training.push_back(chosen(described.projections, group));
    parts.heldOut = chosen(described.projections, halves[1]);
    const RegionGroups groups = groupsOf(patches);
    for (std::size_t group = 0; group < groups.count; ++group) {
        Rows others;
        std::ranges::copy_if(rows, std::back_inserter(others),
                             [&](std::size_t row) { return groups.ofPatch[row] != group; });
        RealPart part = comparison.part(others, false);
        if (!part.floors.empty()) parts.without.push_back(std::move(part));
    }
    return parts;
}

}  // namespace synthslice::quality
