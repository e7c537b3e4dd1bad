#pragma once

#include <algorithm>
#include <cmath>

#include <QColor>
#include <QPalette>

#include "ui/shared/colours.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

/// The ground of a cell of a confusion matrix by its share of the row, 0 to 1: of right answers and of wrong
/// ones in different colours, light enough for the palette's text. Mistakes are few, so their shade grows
/// with the root.
[[nodiscard]] inline QColor confusionShade(const QPalette& palette, double share, bool right)
{
    const QColor base = palette.color(QPalette::Base);
    if (!(share > 0.0)) return base;
    const QColor full = right ? acceptedColour(palette) : alertColour(palette);
    const double part = 0.6 * (right ? share : std::sqrt(share));
    const auto mixed = [&](int from, int to) {
        return static_cast<int>(std::lround(from + part * (to - from)));
    };
    return {mixed(base.red(), full.red()), mixed(base.green(), full.green()),
            mixed(base.blue(), full.blue())};
}

}  // namespace synthslice::ui
