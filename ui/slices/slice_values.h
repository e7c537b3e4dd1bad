#pragma once

#include <cstdint>
#include <vector>

#include <QPoint>

#include "engine/data/dataset/slice_dataset.h"
#include "ui/plots/grey_image_qt.h"

namespace synthslice::ui {

/// Two values of a slice's file, shown black and white; white is the larger.
struct ValueRange {
    double black = 0.0;
    double white = 1.0;
};

/// How often the values of a slice's file occur inside its field of view. Where a file counts from white to
/// black, the grey levels read from it take the place of its values, in ranges too.
struct ValueHistogram {
    double first = 0.0;                ///< lower edge of the first bin
    double step = 1.0;                 ///< between neighbouring values
    double binWidth = 1.0;             ///< a multiple of the step
    std::vector<std::int64_t> counts;  ///< at most 256; the outermost hold the few values beyond them too
    ValueRange automatic;              ///< the 0.5 % and 99.5 % quantiles

    [[nodiscard]] double last() const { return first + binWidth * static_cast<double>(counts.size()); }
};

/// From the first to the last bin lie 99.98 % of the values and a margin, so that a few hot pixels do not
/// squeeze the others. Any thread.
[[nodiscard]] ValueHistogram valueHistogram(const data::SliceDataset& dataset, std::size_t slice);

/// A pixel as the file holds it; NaN where the file has no number.
[[nodiscard]] double fileValue(const data::Slice& slice, QPoint pixel);

/// Decimals that tell values apart which are `step` from each other.
[[nodiscard]] int decimalsOf(double step);

/// Between values of a slice's file and grey of full scale after normalization, which is the same for all
/// slices.
[[nodiscard]] GreyRange toGrey(ValueRange values, const data::SliceDataset& dataset, std::size_t slice);
[[nodiscard]] ValueRange toValues(GreyRange grey, const data::SliceDataset& dataset, std::size_t slice);

}  // namespace synthslice::ui
