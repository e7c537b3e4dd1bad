#include "ui/slices/slice_picture.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/base/random.h"
#include "engine/data/reading/slice_pixels.h"
#include "ui/plots/grey_image_qt.h"

namespace synthslice::ui {

namespace {

constexpr std::size_t previewCount = 16;

/// Grey as the networks see it: their range [-1, 1] from black to white.
GreyRange networkRange(const data::SliceDataset& dataset)
{
    const auto& window = dataset.greyWindow();
    return {window.toGrey(-1.0), window.toGrey(1.0)};
}

/// A slice with the colour of each level looked up; `grey` is that of its levels.
QImage drawPixels(const data::Slice& slice, const data::ValueMap& grey, GreyRange range, ColourMap map)
{
    const QList<QRgb>& colours = colourTable(map);
    std::vector<QRgb> colourOf(static_cast<std::size_t>(data::fullScale(slice)) + 1);
    for (std::size_t level = 0; level < colourOf.size(); ++level) {
        const double share = (grey.offset + grey.step * static_cast<double>(level) - range.black) /
                             (range.white - range.black);
        colourOf[level] = colours[std::lround(255.0 * std::clamp(share, 0.0, 1.0))];
    }
    QImage picture(slice.width, slice.height, QImage::Format_RGB32);
    data::withPixels(slice, [&](auto pixels) {
        const auto width = static_cast<std::size_t>(slice.width);
        for (std::size_t y = 0; y < static_cast<std::size_t>(slice.height); ++y) {
            const auto row = pixels.subspan(y * width, width);
            std::ranges::transform(row, reinterpret_cast<QRgb*>(picture.scanLine(static_cast<int>(y))),
                                   [&colourOf](auto level) { return colourOf[level]; });
        }
    });
    return picture;
}

std::vector<QRect> toQRects(const std::vector<data::Rect>& rects)
{
    std::vector<QRect> result;
    for (const auto& rect : rects) {
        result.emplace_back(rect.x, rect.y, rect.width, rect.height);
    }
    return result;
}

SliceOverlay overlayOf(const data::SliceDataset& dataset, std::size_t slice,
                       const std::vector<data::PatchOrigin>& patches)
{
    SliceOverlay overlay{outlineOf(dataset.layout(slice).region),
                         toQRects(dataset.blocks(slice, data::Half::Training)),
                         toQRects(dataset.blocks(slice, data::Half::HeldOut)),
                         {}};
    const int size = static_cast<int>(dataset.spec().patchSize);
    for (const auto& patch : patches) {
        overlay.patches.emplace_back(patch.x, patch.y, size, size);
    }
    return overlay;
}

}  // namespace

QPainterPath outlineOf(const data::PixelRuns& area)
{
    QPainterPath path;
    const auto add = [&path](int x1, int y1, int x2, int y2) {
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
    };
    std::map<int, std::vector<int>> ends;  // of the runs above and below each horizontal line
    for (const auto& run : area.runs()) {
        for (const int end : {run.x, run.x + run.length}) {
            add(end, run.y, end, run.y + 1);
            ends[run.y].push_back(end);
            ends[run.y + 1].push_back(end);
        }
    }
    // Between an odd and the next even end lies the area on one side of the line only.
    for (auto& [y, xs] : ends) {
        std::ranges::sort(xs);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            if (xs[i] != xs[i + 1]) {
                add(xs[i], y, xs[i + 1], y);
            }
        }
    }
    return path;
}

std::vector<data::PatchOrigin> previewOrigins(const data::SliceDataset& dataset, std::size_t slice,
                                              std::size_t count, std::uint64_t seed)
{
    const auto half = dataset.serves(slice, data::Half::Training) ? data::Half::Training
                                                                  : data::Half::HeldOut;
    const auto& places = dataset.layout(slice).patchOrigins[static_cast<std::size_t>(half)];
    Random random(seed, slice);
    std::vector<data::PatchOrigin> origins;
    for (std::size_t i = 0; i < count && places.count() > 0; ++i) {
        const auto place = places.at(random.below(static_cast<std::uint32_t>(places.count())));
        origins.push_back({static_cast<std::int32_t>(slice), place.x, place.y});
    }
    return origins;
}

SlicePicture drawSlice(const data::SliceDataset& dataset, std::size_t slice, std::uint64_t previewSeed,
                       const SliceDisplay& display)
{
    const auto range = networkRange(dataset);
    const auto origins = previewOrigins(dataset, slice, previewCount, previewSeed);
    const auto shown = display.range.value_or(range);
    SlicePicture picture{
        drawPixels(dataset.slices()[slice], dataset.greyOfValues(slice), shown, display.colourMap),
        toValues(shown, dataset, slice),
        valueHistogram(dataset, slice),
        overlayOf(dataset, slice, origins),
        {}};
    for (const auto& origin : origins) {
        picture.patches.push_back(toQImage(dataset.patch(origin), range));
    }
    return picture;
}

}  // namespace synthslice::ui
