#include "ui/plot_export.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QSaveFile>
#include <QSvgGenerator>

#include "ui/loss_plot.h"

namespace synthslice::ui {

namespace {

constexpr double pictureScale = 2.0;  // pictures are for papers, not for the screen's resolution

QByteArray encode(LossPlot& plot, const QString& suffix)
{
    if (suffix == QLatin1String("csv")) {
        return plot.toCsv().toUtf8();
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (suffix == QLatin1String("svg")) {
        QSvgGenerator drawing;
        drawing.setOutputDevice(&buffer);
        drawing.setSize(plot.size());
        drawing.setViewBox(plot.rect());
        QCPPainter painter(&drawing);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        plot.toPainter(&painter, plot.width(), plot.height());
    } else {
        plot.toPixmap(plot.width(), plot.height(), pictureScale).save(&buffer, "PNG");
    }
    return bytes;
}

}  // namespace

Result<void> savePlot(LossPlot& plot, const QString& file)
{
    const QByteArray bytes = encode(plot, file.section(u'.', -1).toLower());
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) {
        return failed(LossPlot::tr("Cannot write %1: %2").arg(file, out.errorString()).toStdString(),
                      LossPlot::tr("choose another folder or free some space").toStdString());
    }
    return {};
}

void copyPlot(LossPlot& plot)
{
    QGuiApplication::clipboard()->setPixmap(plot.toPixmap(plot.width(), plot.height(), pictureScale));
}

}  // namespace synthslice::ui
