#pragma once

#include <functional>

#include <QByteArray>
#include <QImage>
#include <QString>

#include "engine/base/result.h"
#include "ui/controls/export_actions.h"

class QCustomPlot;

namespace synthslice::ui {

/// The plot as it is shown, as an SVG document.
[[nodiscard]] QByteArray plotDrawing(QCustomPlot& plot);

/// The plot as it is shown, in twice the screen's resolution.
[[nodiscard]] QImage plotPicture(QCustomPlot& plot);

/// Saves the plot by the file's suffix as an .svg drawing or a .png picture. Whole or not at all.
[[nodiscard]] Result<void> savePlot(QCustomPlot& plot, const QString& file);

/// Puts the plot's picture on the clipboard.
void copyPlot(QCustomPlot& plot);

/// Lets a plot be copied and saved as PNG, as SVG and, by `csv`, as its numbers, by its context menu.
void addPlotExport(QCustomPlot* plot, const QString& name, const std::function<QByteArray()>& csv,
                   const ShowError& showError);

}  // namespace synthslice::ui
