#include "ui/slice_values.h"

#include <algorithm>
#include <cmath>

#include "engine/data/grey_histogram.h"
#include "engine/data/slice_pixels.h"

namespace synthslice::ui {

namespace {

constexpr double mostBins = 256.0;
constexpr double automaticShare = 0.005;  ///< clipped at each end
constexpr double outsideShare = 0.0001;   ///< beyond the histogram at each end, before its margin
constexpr double marginShare = 0.25;      ///< of the width of what is between

struct ValueCount {
    double value;
    std::int64_t count;
};

/// The value below which `share` of all pixels lie; `counts` ascend.
double quantile(const std::vector<ValueCount>& counts, std::int64_t total, double share)
{
    const double wanted = share * static_cast<double>(total - 1);
    double before = 0.0;
    for (const auto& [value, count] : counts) {
        before += static_cast<double>(count);
        if (before > wanted) {
            return value;
        }
    }
    return counts.back().value;
}

}  // namespace

ValueHistogram valueHistogram(const data::SliceDataset& dataset, std::size_t slice)
{
    const data::Slice& pixels = dataset.slices()[slice];
    const data::GreyHistogram greys(pixels, dataset.layout(slice).region);
    std::vector<ValueCount> counts;
    greys.forEachGrey([&counts, scale = data::fullScale(pixels)](double grey, std::int64_t count) {
        counts.push_back({std::round(grey * scale), count});
    });
    ValueHistogram histogram;
    if (counts.empty()) {
        return histogram;
    }
    const auto at = [&](double share) { return quantile(counts, greys.count(), share); };
    histogram.automatic = {at(automaticShare), at(1.0 - automaticShare)};
    const double low = at(outsideShare);
    const double high = at(1.0 - outsideShare);
    const double margin = std::ceil(marginShare * (high - low));
    histogram.first = std::max(low - margin, counts.front().value);
    const double values = std::min(high + margin, counts.back().value) - histogram.first + 1.0;
    histogram.binWidth = std::ceil(values / mostBins);
    histogram.counts.resize(static_cast<std::size_t>(std::ceil(values / histogram.binWidth)));
    const auto last = static_cast<double>(histogram.counts.size() - 1);
    for (const auto& [value, count] : counts) {
        const double bin = std::floor((value - histogram.first) / histogram.binWidth);
        histogram.counts[static_cast<std::size_t>(std::clamp(bin, 0.0, last))] += count;
    }
    return histogram;
}

double fileValue(const data::SliceDataset& dataset, std::size_t slice, QPoint pixel)
{
    const data::Slice& shown = dataset.slices()[slice];
    const auto at = static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(shown.width) +
                    static_cast<std::size_t>(pixel.x());
    return data::withPixels(shown, [at](auto pixels) { return static_cast<double>(pixels[at]); });
}

GreyRange toGrey(ValueRange values, const data::SliceDataset& dataset, std::size_t slice)
{
    const data::ValueMap map = dataset.greyOfValues(slice);
    return {map.offset + map.step * values.black, map.offset + map.step * values.white};
}

ValueRange toValues(GreyRange grey, const data::SliceDataset& dataset, std::size_t slice)
{
    const data::ValueMap map = dataset.greyOfValues(slice);
    return {(grey.black - map.offset) / map.step, (grey.white - map.offset) / map.step};
}

}  // namespace synthslice::ui
