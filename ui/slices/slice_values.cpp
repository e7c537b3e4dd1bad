#include "ui/slices/slice_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/data/dataset/grey_histogram.h"
#include "engine/data/reading/slice_pixels.h"

namespace synthslice::ui {

namespace {

constexpr double mostBins = 256.0;
constexpr double automaticShare = 0.005;  ///< clipped at each end
constexpr double outsideShare = 0.0001;   ///< beyond the histogram at each end, before its margin
constexpr double marginShare = 0.25;      ///< of the width of what is between

struct LevelCount {
    double level;  ///< as the slice holds it in memory
    std::int64_t count;
};

/// The level below which `share` of all pixels lie; `counts` ascend.
double quantile(const std::vector<LevelCount>& counts, std::int64_t total, double share)
{
    const double wanted = share * static_cast<double>(total - 1);
    double before = 0.0;
    for (const auto& [level, count] : counts) {
        before += static_cast<double>(count);
        if (before > wanted) {
            return level;
        }
    }
    return counts.back().level;
}

/// From levels in memory to values of the file, ascending.
data::ValueMap ascendingValues(const data::Slice& slice)
{
    return slice.fileValue.step > 0.0 ? slice.fileValue : data::ValueMap{};
}

double valueOf(const data::ValueMap& map, double level)
{
    return map.offset + map.step * level;
}

double levelOf(const data::ValueMap& map, double value)
{
    return (value - map.offset) / map.step;
}

}  // namespace

ValueHistogram valueHistogram(const data::SliceDataset& dataset, std::size_t slice)
{
    const data::Slice& pixels = dataset.slices()[slice];
    const data::GreyHistogram greys(pixels, dataset.layout(slice).region);
    std::vector<LevelCount> counts;
    greys.forEachGrey([&counts, scale = data::fullScale(pixels)](double grey, std::int64_t count) {
        counts.push_back({std::round(grey * scale), count});
    });
    ValueHistogram histogram;
    if (counts.empty()) {
        return histogram;
    }
    const auto at = [&](double share) { return quantile(counts, greys.count(), share); };
    const double low = at(outsideShare);
    const double high = at(1.0 - outsideShare);
    const double margin = std::ceil(marginShare * (high - low));
    const double first = std::max(low - margin, counts.front().level);
    const double levels = std::min(high + margin, counts.back().level) - first + 1.0;
    const double binLevels = std::ceil(levels / mostBins);
    histogram.counts.resize(static_cast<std::size_t>(std::ceil(levels / binLevels)));
    const auto last = static_cast<double>(histogram.counts.size() - 1);
    for (const auto& [level, count] : counts) {
        const double bin = std::floor((level - first) / binLevels);
        histogram.counts[static_cast<std::size_t>(std::clamp(bin, 0.0, last))] += count;
    }
    const data::ValueMap map = ascendingValues(pixels);
    histogram.automatic = {valueOf(map, at(automaticShare)), valueOf(map, at(1.0 - automaticShare))};
    histogram.first = valueOf(map, first);
    histogram.step = map.step;
    histogram.binWidth = map.step * binLevels;
    return histogram;
}

double fileValue(const data::Slice& slice, QPoint pixel)
{
    const auto at = static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(slice.width) +
                    static_cast<std::size_t>(pixel.x());
    if (!slice.outside.empty() && slice.outside[at] != 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return valueOf(slice.fileValue,
                   data::withPixels(slice, [at](auto pixels) { return static_cast<double>(pixels[at]); }));
}

int decimalsOf(double step)
{
    constexpr int most = 12;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, most);
}

GreyRange toGrey(ValueRange values, const data::SliceDataset& dataset, std::size_t slice)
{
    const data::ValueMap map = ascendingValues(dataset.slices()[slice]);
    const data::ValueMap grey = dataset.greyOfValues(slice);
    return {valueOf(grey, levelOf(map, values.black)), valueOf(grey, levelOf(map, values.white))};
}

ValueRange toValues(GreyRange grey, const data::SliceDataset& dataset, std::size_t slice)
{
    const data::ValueMap map = ascendingValues(dataset.slices()[slice]);
    const data::ValueMap greys = dataset.greyOfValues(slice);
    return {valueOf(map, levelOf(greys, grey.black)), valueOf(map, levelOf(greys, grey.white))};
}

}  // namespace synthslice::ui
