#include "engine/quality/disjoint_patches.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

namespace synthslice::quality {

namespace {

constexpr double unlike = 0.3;
constexpr std::size_t mostPairs = 8;

/// Pearson correlation of two slices of one layout inside their field of view.
double sliceCorrelation(const data::SliceDataset& dataset, std::size_t one, std::size_t other)
{
    const GreyImage a = dataset.slice(one);
    const GreyImage b = dataset.slice(other);
    double n = 0.0;
    double sumA = 0.0;
    double sumB = 0.0;
    double squaresA = 0.0;
    double squaresB = 0.0;
    double products = 0.0;
    for (const data::PixelRun& run : dataset.layout(one).region.runs()) {
        for (int x = run.x; x < run.x + run.length; ++x) {
            const double valueA = a.at(x, run.y);
            const double valueB = b.at(x, run.y);
            n += 1.0;
            sumA += valueA;
            sumB += valueB;
            squaresA += valueA * valueA;
            squaresB += valueB * valueB;
            products += valueA * valueB;
        }
    }
    const double variances = (squaresA - sumA * sumA / n) * (squaresB - sumB * sumB / n);
    return variances > 0.0 ? (products - sumA * sumB / n) / std::sqrt(variances) : 0.0;
}

/// The mean over pairs of slices that far apart; 0 where no two of them share a layout.
double correlationAt(const data::SliceDataset& dataset, std::size_t distance)
{
    std::vector<std::size_t> first;
    for (std::size_t slice = 0; slice + distance < dataset.slices().size(); ++slice) {
        if (dataset.slices()[slice].region == dataset.slices()[slice + distance].region)
            first.push_back(slice);
    }
    const std::size_t pairs = std::min(mostPairs, first.size());
    double mean = 0.0;
    for (std::size_t i = 0; i < pairs; ++i) {
        const std::size_t slice = first[i * first.size() / pairs];
        mean += sliceCorrelation(dataset, slice, slice + distance) / static_cast<double>(pairs);
    }
    return mean;
}

/// As many patches as find room in reading order without sharing pixels.
std::vector<data::Pixel> disjointPlaces(const data::PixelRuns& origins, int size)
{
    std::vector<data::Pixel> places;
    for (const data::PixelRun& run : origins.runs()) {
        for (int x = run.x; x < run.x + run.length; ++x) {
            const auto clash = std::ranges::find_if(places, [&](const data::Pixel& other) {
                return run.y < other.y + size && std::abs(x - other.x) < size;
            });
            if (clash == places.end())
                places.push_back({x, run.y});
            else
                x = clash->x + size - 1;
        }
    }
    return places;
}

}  // namespace

std::size_t independentSliceDistance(const data::SliceDataset& dataset)
{
    const std::size_t slices = dataset.slices().size();
    const data::SliceLayout& layout = dataset.layout(0);
    if (std::max(layout.width, layout.height) < 2 * dataset.spec().patchSize) return 1;
    for (std::size_t distance = 1; distance < slices; distance *= 2) {
        if (correlationAt(dataset, distance) < unlike) return distance;
    }
    return slices;
}

std::vector<data::PatchOrigin> disjointPatches(const data::SliceDataset& dataset, data::Half half,
                                               std::size_t most)
{
    const std::size_t distance = independentSliceDistance(dataset);
    std::map<std::size_t, std::vector<data::Pixel>> placesOf;  // of layouts
    std::map<std::size_t, std::size_t> nextOf;                 // slice of a layout that is far enough
    std::vector<data::PatchOrigin> all;
    for (std::size_t slice = 0; slice < dataset.slices().size(); ++slice) {
        const std::size_t layout = dataset.slices()[slice].region;
        if (!dataset.serves(slice, half) || slice < nextOf[layout]) continue;
        nextOf[layout] = slice + distance;
        const auto [places, isNew] = placesOf.try_emplace(layout);
        if (isNew) {
            places->second = disjointPlaces(
                dataset.layout(slice).patchOrigins[static_cast<std::size_t>(half)],
                static_cast<int>(dataset.spec().patchSize));
        }
        for (const data::Pixel& place : places->second)
            all.push_back({static_cast<std::int32_t>(slice), place.x, place.y});
    }
    if (all.size() <= most) return all;
    std::vector<data::PatchOrigin> some;
    for (std::size_t i = 0; i < most; ++i) some.push_back(all[i * all.size() / most]);
    return some;
}

}  // namespace synthslice::quality
