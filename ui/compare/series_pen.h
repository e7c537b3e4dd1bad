#pragma once

#include <QIcon>
#include <QPainter>
#include <QPen>
#include <QPixmap>

#include "ui/shared/theme.h"

namespace synthslice::ui {

/// The colour of a series as report::seriesStyle() has it, in the palette's colours: six hues, then the same
/// in another lightness.
[[nodiscard]] inline QColor comparedColour(const QPalette& palette, int series)
{
    static constexpr int hues = 6;
    const QColor colour = seriesColour(palette, series);
    if (series / hues % 2 == 0) return colour;
    return palette.color(QPalette::Base).lightness() < 128 ? colour.lighter(140) : colour.darker(180);
}

/// How its curves are drawn: never dashed, as dashes of long curves take longer than a frame may.
[[nodiscard]] inline QPen seriesPen(const QPalette& palette, int series, double widthPx)
{
    return {comparedColour(palette, series), widthPx};
}

/// A piece of that line, for lists and headers.
[[nodiscard]] inline QIcon seriesIcon(const QPalette& palette, int series)
{
    QPixmap swatch(22, 12);
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    painter.setPen(seriesPen(palette, series, 3.0));
    painter.drawLine(1, 6, 21, 6);
    painter.end();
    return swatch;
}

}  // namespace synthslice::ui
