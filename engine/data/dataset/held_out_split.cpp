#include "engine/data/dataset/held_out_split.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "engine/base/random.h"

namespace synthslice::data {

namespace {

constexpr std::size_t candidateCount = 256;

/// Grey mean and SD, bright fraction, mean gradient.
using Statistics = std::array<double, 4>;

Statistics statisticsOf(const RegionSums& sums)
{
    const double mean = sums.grey / sums.pixels;
    return {mean, std::sqrt(std::max(0.0, sums.greySquared / sums.pixels - mean * mean)),
            sums.bright / sums.pixels, sums.gradient / sums.pixels};
}

/// SD of each statistic over the regions that have pixels.
Statistics spreadOf(const std::vector<RegionSums>& regions)
{
    Statistics sum{};
    Statistics squares{};
    double count = 0.0;
    for (const RegionSums& region : regions) {
        if (region.pixels == 0.0) continue;
        const Statistics statistics = statisticsOf(region);
        count += 1.0;
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += statistics[i];
            squares[i] += statistics[i] * statistics[i];
        }
    }
    Statistics spread{};
    for (std::size_t i = 0; i < sum.size(); ++i) {
        spread[i] = std::sqrt(std::max(0.0, squares[i] / count - (sum[i] / count) * (sum[i] / count)));
    }
    return spread;
}

double differenceOfSides(const std::vector<RegionSums>& regions, const std::vector<bool>& heldOut,
                         const Statistics& spread)
{
    std::array<RegionSums, 2> sides;
    for (std::size_t i = 0; i < regions.size(); ++i) sides[heldOut[i] ? 1 : 0] += regions[i];
    const Statistics training = statisticsOf(sides[0]);
    const Statistics held = statisticsOf(sides[1]);
    double difference = 0.0;
    for (std::size_t i = 0; i < spread.size(); ++i) {
        if (spread[i] > 0.0) difference += std::abs(training[i] - held[i]) / spread[i];
    }
    return difference;
}

/// Holds out the regions in this order until their share is nearest to the fraction; never none, never all.
std::vector<bool> holdOutFirst(const std::vector<RegionSums>& regions, const std::vector<std::size_t>& order,
                               double fraction)
{
    const double all = std::accumulate(
        regions.begin(), regions.end(), 0.0,
        [](double sum, const RegionSums& region) { return sum + region.pixels; });
    std::vector<bool> heldOut(regions.size(), false);
    double taken = 0.0;
    for (const std::size_t region : order) {
        const double pixels = regions[region].pixels;
        if (taken + pixels >= all) break;
        if (taken > 0.0 && taken + pixels / 2.0 > fraction * all) break;
        heldOut[region] = true;
        taken += pixels;
    }
    return heldOut;
}

/// The `count` best different ones of the candidates; `orders(k)` is the order in which candidate k takes
/// regions.
template <class Orders>
std::vector<std::vector<bool>> best(const std::vector<RegionSums>& regions, double fraction,
                                    std::size_t candidates, const Orders& orders, std::size_t count)
{
    const Statistics spread = spreadOf(regions);
    std::vector<std::pair<double, std::vector<bool>>> ranked;
    for (std::size_t candidate = 0; candidate < candidates; ++candidate) {
        std::vector<bool> heldOut = holdOutFirst(regions, orders(candidate), fraction);
        const double difference = differenceOfSides(regions, heldOut, spread);
        ranked.emplace_back(difference, std::move(heldOut));
    }
    std::ranges::stable_sort(ranked, {}, [](const auto& candidate) { return candidate.first; });
    std::vector<std::vector<bool>> result;
    for (auto& [difference, heldOut] : ranked) {
        if (result.size() == count) break;
        if (std::ranges::find(result, heldOut) == result.end()) result.push_back(std::move(heldOut));
    }
    return result;
}

}  // namespace

RegionSums& RegionSums::operator+=(const RegionSums& other)
{
    pixels += other.pixels;
    grey += other.grey;
    greySquared += other.greySquared;
    bright += other.bright;
    gradient += other.gradient;
    return *this;
}

std::vector<bool> holdOutAtRandom(const std::vector<RegionSums>& regions, double fraction)
{
    return holdOutsAtRandom(regions, fraction, 1).front();
}

std::vector<std::vector<bool>> holdOutsAtRandom(const std::vector<RegionSums>& regions, double fraction,
                                                std::size_t count)
{
    std::vector<std::size_t> withPixels;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (regions[i].pixels > 0.0) withPixels.push_back(i);
    }
    assert(withPixels.size() >= 2);
    const auto orders = [&](std::size_t candidate) {
        Random random(0, candidate);
        std::vector<std::size_t> order = withPixels;
        shuffle(order, random);
        return order;
    };
    return best(regions, fraction, candidateCount, orders, count);
}

std::vector<bool> holdOutRange(const std::vector<RegionSums>& regions, double fraction)
{
    assert(regions.size() >= 2);
    const auto count = static_cast<double>(regions.size());
    const auto length = static_cast<std::size_t>(std::clamp(std::round(fraction * count), 1.0, count - 1.0));
    const std::size_t lastStart = regions.size() - length;
    const std::size_t candidates = std::min(candidateCount, lastStart + 1);
    const auto orders = [&](std::size_t candidate) {
        std::vector<std::size_t> order(length);
        std::iota(order.begin(), order.end(), candidates == 1 ? 0 : candidate * lastStart / (candidates - 1));
        return order;
    };
    return best(regions, fraction, candidates, orders, 1).front();
}

}  // namespace synthslice::data
