#include "ui/slice_picture.h"

#include <algorithm>

#include "engine/base/random.h"
#include "ui/grey_image_qt.h"

namespace synthslice::ui {

namespace {

constexpr std::size_t previewCount = 16;

/// Grey as the networks see it: their range [-1, 1] from black to white.
GreyRange networkRange(const data::SliceDataset& dataset)
{
    const auto& window = dataset.greyWindow();
    return {window.toGrey(-1.0), window.toGrey(1.0)};
}

/// From the first pixels of all rows down and the last ones up again.
QPolygonF outlineOf(const data::PixelRuns& area)
{
    QPolygonF left;
    QPolygonF right;
    for (const auto& run : area.runs()) {
        if (left.isEmpty() || left.last().y() != run.y) {
            left << QPointF(run.x, run.y);
            right << QPointF(run.x + run.length, run.y);
        } else {
            right.last().setX(run.x + run.length);
        }
    }
    std::reverse(right.begin(), right.end());
    return left + right;
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

SlicePicture drawSlice(const data::SliceDataset& dataset, std::size_t slice, std::uint64_t previewSeed)
{
    const auto range = networkRange(dataset);
    const auto origins = previewOrigins(dataset, slice, previewCount, previewSeed);
    SlicePicture picture{toQImage(dataset.slice(slice), range), overlayOf(dataset, slice, origins), {}};
    for (const auto& origin : origins) {
        picture.patches.push_back(toQImage(dataset.patch(origin), range));
    }
    return picture;
}

}  // namespace synthslice::ui
