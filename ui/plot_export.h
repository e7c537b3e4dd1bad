#pragma once

#include <QString>

#include "engine/base/result.h"

namespace synthslice::ui {

class LossPlot;

/// Saves the plot as it is shown, by the file's suffix as an .svg drawing or a .png picture. Whole or not at
/// all.
[[nodiscard]] Result<void> savePlot(LossPlot& plot, const QString& file);

/// Puts the plot's picture on the clipboard.
void copyPlot(LossPlot& plot);

}  // namespace synthslice::ui
