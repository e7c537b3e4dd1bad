#include "ui/plots/plot_export.h"

#include <span>

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <qcustomplot.h>

#include "engine/base/files/atomic_file.h"
#include "ui/controls/export_actions.h"
#include "ui/plots/svg_drawing.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

namespace {

struct PlotExport {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::PlotExport)
};

}  // namespace

QByteArray plotDrawing(QCustomPlot& plot)
{
    return svgDrawing(plot.size(), [&plot](QPaintDevice& device) {
        QCPPainter painter(&device);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        plot.toPainter(&painter, plot.width(), plot.height());
    });
}

QImage plotPicture(QCustomPlot& plot)
{
    constexpr double scale = 2.0;  // pictures are for papers, not for the screen's resolution
    return plot.toPixmap(plot.width(), plot.height(), scale).toImage();
}

Result<void> savePlot(QCustomPlot& plot, const QString& file)
{
    const bool drawn = file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    const QByteArray bytes = drawn ? plotDrawing(plot) : pngBytes(plotPicture(plot));
    return writeFileAtomically(toPath(file), std::as_bytes(std::span(bytes)));
}

void copyPlot(QCustomPlot& plot)
{
    QGuiApplication::clipboard()->setImage(plotPicture(plot));
}

void addPlotExport(QCustomPlot* plot, const QString& name, const std::function<QByteArray()>& csv,
                   const ShowError& showError)
{
    addPictureExport(
        plot, name, [plot] { return plotPicture(*plot); }, showError);
    addDrawingExport(
        plot, name, [plot] { return plotDrawing(*plot); }, showError);
    addFileExport(plot, ".saveCsv", PlotExport::tr("Save “%1” (CSV)…").arg(plot->accessibleName()),
                  {name + QStringLiteral(".csv"), PlotExport::tr("CSV table (*.csv)"), csv}, showError);
}

}  // namespace synthslice::ui
