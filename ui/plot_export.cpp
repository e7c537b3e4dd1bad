#include "ui/plot_export.h"

#include <span>

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QSvgGenerator>

#include "engine/base/atomic_file.h"
#include "ui/loss_plot.h"
#include "ui/settings.h"

namespace synthslice::ui {

namespace {

constexpr double pictureScale = 2.0;  // pictures are for papers, not for the screen's resolution

QByteArray encode(LossPlot& plot, const QString& suffix)
{
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
    return writeFileAtomically(toPath(file), std::as_bytes(std::span(bytes)));
}

void copyPlot(LossPlot& plot)
{
    QGuiApplication::clipboard()->setPixmap(plot.toPixmap(plot.width(), plot.height(), pictureScale));
}

}  // namespace synthslice::ui
