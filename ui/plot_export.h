#pragma once

#include <QString>

#include "engine/base/result.h"

namespace synthslice::ui {

class LossPlot;

/// Saves the plot as it is shown; the file's suffix says how: .png and .svg pictures, .csv the values.
/// Whole or not at all.
[[nodiscard]] Result<void> savePlot(LossPlot& plot, const QString& file);

/// Puts the plot's picture on the clipboard.
void copyPlot(LossPlot& plot);

}  // namespace synthslice::ui
