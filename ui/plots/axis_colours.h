#pragma once

#include <qcustomplot.h>

namespace synthslice::ui {

/// Gives an axis its lines and its words in these colours.
inline void setAxisColours(QCPAxis& axis, const QPen& line, const QColor& text)
{
    axis.setBasePen(line);
    axis.setTickPen(line);
    axis.setSubTickPen(line);
    axis.setTickLabelColor(text);
    axis.setLabelColor(text);
}

}  // namespace synthslice::ui
