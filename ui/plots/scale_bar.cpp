#include "ui/plots/scale_bar.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

namespace synthslice::ui {

namespace {

constexpr double longestShare = 0.3;  ///< of the picture's width
constexpr double textShare = 0.035;   ///< of the picture's height

struct Bar {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::ScaleBar)
};

/// The largest of 1, 2, 5 × 10^n that is not above `most`.
double roundedDown(double most)
{
    const double decade = std::pow(10.0, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0}) {
        if (step * decade <= most) {
            return step * decade;
        }
    }
    return decade;
}

}  // namespace

ScaleBar scaleBar(double longestPx, std::optional<double> pixelSizeUm)
{
    const double unitPx = pixelSizeUm ? 1.0 / *pixelSizeUm : 1.0;
    const double length = roundedDown(longestPx / unitPx);
    const QString number = QLocale().toString(length, 'f', QLocale::FloatingPointShortest);
    return {length * unitPx, pixelSizeUm ? Bar::tr("%1 µm").arg(number) : Bar::tr("%1 px").arg(number)};
}

void drawScaleBar(QPainter& painter, const QRectF& picture, double zoom, std::optional<double> pixelSizeUm)
{
    const double longestPx = longestShare * picture.width() / zoom;
    if (longestPx < 1.0) {
        return;
    }
    const ScaleBar bar = scaleBar(longestPx, pixelSizeUm);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(std::clamp(textShare * picture.height(), 10.0, 40.0)));
    const QFontMetricsF metrics(font);
    const double margin = 0.4 * metrics.height();
    const double thickness = std::max(2.0, std::round(0.2 * metrics.height()));
    const double width = std::max(bar.lengthPx * zoom, metrics.horizontalAdvance(bar.text));
    QRectF box(0.0, 0.0, width + 2.0 * margin, metrics.height() + thickness + 1.5 * margin);
    if (box.width() > picture.width() || box.height() > 0.5 * picture.height()) {
        return;
    }
    box.moveBottomRight(picture.bottomRight());
    painter.save();
    painter.setFont(font);
    painter.fillRect(box, QColor(0, 0, 0, 150));
    const double length = bar.lengthPx * zoom;
    const QRectF line(std::round(box.center().x() - 0.5 * length), box.bottom() - margin - thickness, length,
                      thickness);
    painter.fillRect(line, Qt::white);
    painter.setPen(Qt::white);
    painter.drawText(QRectF(box.left(), box.top(), box.width(), line.top() - box.top()), Qt::AlignCenter,
                     bar.text);
    painter.restore();
}

QImage withScaleBar(const QImage& picture, double zoom, std::optional<double> pixelSizeUm)
{
    if (picture.isNull()) {
        return picture;
    }
    QImage drawn = picture.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    drawScaleBar(painter, drawn.rect(), zoom, pixelSizeUm);
    return drawn;
}

}  // namespace synthslice::ui
