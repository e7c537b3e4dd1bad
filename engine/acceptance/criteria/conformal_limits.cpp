#include "engine/acceptance/criteria/conformal_limits.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "engine/measure/quantile.h"

namespace synthslice::acceptance {

namespace {

constexpr std::size_t mostFolds = 40;  // more would only take longer
constexpr std::size_t verificationFolds = 10;
constexpr double tail = 0.01;  // of the patches on either side: units reach from the median up to it

// A criterion's middle and its units of deviation.
struct Spread {
    double median = 0.0;
    double below = 0.0;
    double above = 0.0;

    [[nodiscard]] double deviation(double value) const
    {
        if (std::isnan(value)) {
            return std::numeric_limits<double>::infinity();
        }
        return value < median ? (median - value) / below : (value - median) / above;
    }
};

Spread spreadOf(const PatchMeasures& measures, const std::vector<std::size_t>& patches, std::size_t criterion)
{
    std::vector<double> values;
    for (const std::size_t patch : patches) {
        if (const double value = measures.values[patch][criterion]; !std::isnan(value)) {
            values.push_back(value);
        }
    }
    const double median = measure::quantile(values, 0.5);
    const double below = median - measure::quantile(values, tail);
    const double above = measure::quantile(values, 1.0 - tail) - median;
    // A side without spread (in most patches no circles intersect) borrows the other's.
    constexpr double least = 1e-9;
    return {median, std::max(below > 0.0 ? below : above, least),
            std::max(above > 0.0 ? above : below, least)};
}

std::vector<Spread> spreadsOf(const PatchMeasures& measures, const std::vector<std::size_t>& patches)
{
    std::vector<Spread> spreads;
    for (std::size_t criterion = 0; criterion < measures.values.front().size(); ++criterion) {
        spreads.push_back(spreadOf(measures, patches, criterion));
    }
    return spreads;
}

double score(const std::vector<double>& values, const std::vector<Spread>& spreads)
{
    double largest = 0.0;
    for (std::size_t criterion = 0; criterion < spreads.size(); ++criterion) {
        largest = std::max(largest, spreads[criterion].deviation(values[criterion]));
    }
    return largest;
}

// The patches inside and outside fold number `fold`: every folds-th block. The blocks are in reading order,
// so that every fold has blocks from all over the slices.
struct Fold {
    std::vector<std::size_t> inside;
    std::vector<std::size_t> outside;
};

Fold foldOf(const PatchMeasures& measures, const std::vector<std::size_t>& patches, std::size_t fold,
            std::size_t folds)
{
    std::set<std::size_t> blocks;
    for (const std::size_t patch : patches) {
        blocks.insert(measures.block[patch]);
    }
    std::set<std::size_t> inFold;
    std::size_t position = 0;
    for (const std::size_t block : blocks) {
        if (position++ % folds == fold) {
            inFold.insert(block);
        }
    }
    Fold result;
    for (const std::size_t patch : patches) {
        (inFold.contains(measures.block[patch]) ? result.inside : result.outside).push_back(patch);
    }
    return result;
}

std::size_t blockCount(const PatchMeasures& measures, const std::vector<std::size_t>& patches)
{
    std::set<std::size_t> blocks;
    for (const std::size_t patch : patches) {
        blocks.insert(measures.block[patch]);
    }
    return blocks.size();
}

std::vector<Range> rangesFrom(const PatchMeasures& measures, const std::vector<std::size_t>& patches,
                              double refuse)
{
    const std::size_t folds = std::min(mostFolds, blockCount(measures, patches));
    std::vector<double> scores;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const Fold parts = foldOf(measures, patches, fold, folds);
        const std::vector<Spread> spreads = spreadsOf(measures, parts.outside);
        for (const std::size_t patch : parts.inside) {
            scores.push_back(score(measures.values[patch], spreads));
        }
    }
    const double level = measure::quantile(scores, 1.0 - refuse);
    const std::vector<Spread> spreads = spreadsOf(measures, patches);
    std::vector<Range> ranges;
    for (std::size_t criterion = 0; criterion < spreads.size(); ++criterion) {
        const Spread& spread = spreads[criterion];
        Range range{spread.median - level * spread.below, spread.median + level * spread.above};
        // What is never negative gets no negative limit.
        const bool negative = std::ranges::any_of(
            patches, [&](std::size_t patch) { return measures.values[patch][criterion] < 0.0; });
        range.low = negative ? range.low : std::max(0.0, range.low);
        ranges.push_back(range);
    }
    return ranges;
}

std::vector<std::size_t> allPatches(const PatchMeasures& measures)
{
    std::vector<std::size_t> patches(measures.values.size());
    for (std::size_t patch = 0; patch < patches.size(); ++patch) {
        patches[patch] = patch;
    }
    return patches;
}

}  // namespace

std::vector<Range> conformalRanges(const PatchMeasures& measures, double refuse)
{
    return rangesFrom(measures, allPatches(measures), refuse);
}

UnseenRefusal crossValidatedRefusal(const PatchMeasures& measures, double refuse)
{
    UnseenRefusal refusal{0.0, std::vector<double>(measures.values.front().size(), 0.0)};
    const double share = 1.0 / static_cast<double>(measures.values.size());
    const std::vector<std::size_t> patches = allPatches(measures);
    const std::size_t folds = std::min(verificationFolds, blockCount(measures, patches));
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const Fold parts = foldOf(measures, patches, fold, folds);
        const std::vector<Range> ranges = rangesFrom(measures, parts.outside, refuse);
        for (const std::size_t patch : parts.inside) {
            bool refused = false;
            for (std::size_t criterion = 0; criterion < ranges.size(); ++criterion) {
                const double value = measures.values[patch][criterion];
                const bool outside = !(value >= ranges[criterion].low && value <= ranges[criterion].high);
                refusal.byCriterion[criterion] += outside ? share : 0.0;
                refused = refused || outside;
            }
            refusal.any += refused ? share : 0.0;
        }
    }
    return refusal;
}

}  // namespace synthslice::acceptance
