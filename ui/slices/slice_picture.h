#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QImage>

#include "engine/data/dataset/slice_dataset.h"
#include "ui/slices/slice_values.h"
#include "ui/slices/slice_view.h"

namespace synthslice::ui {

/// How a slice is drawn.
struct SliceDisplay {
    std::optional<GreyRange> range;  ///< grey after normalization; as the networks see it where there is none
    ColourMap colourMap = ColourMap::Grey;
};

/// A slice ready to be shown, with patches of it as the networks see them.
struct SlicePicture {
    QImage slice;
    ValueRange values;  ///< of the file, shown black and white
    ValueHistogram histogram;
    SliceOverlay overlay;
    std::vector<QImage> patches;  ///< those outlined in the overlay, in its order
};

/// The edges between an area and what is around it; the area may have holes and several parts.
[[nodiscard]] QPainterPath outlineOf(const data::PixelRuns& area);

/// `count` places of training patches on one slice (held-out ones if the slice is not trained on),
/// the same for the same seed.
[[nodiscard]] std::vector<data::PatchOrigin>
previewOrigins(const data::SliceDataset& dataset, std::size_t slice, std::size_t count, std::uint64_t seed);

/// Draws a slice and 16 patches of it. Any thread.
[[nodiscard]] SlicePicture drawSlice(const data::SliceDataset& dataset, std::size_t slice,
                                     std::uint64_t previewSeed, const SliceDisplay& display = {});

}  // namespace synthslice::ui
