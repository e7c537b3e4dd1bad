#include "ui/plots/svg_drawing.h"

#include <QBuffer>
#include <QSvgGenerator>

namespace synthslice::ui {

QByteArray svgDrawing(QSize size, const std::function<void(QPaintDevice&)>& paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator drawing;
    drawing.setOutputDevice(&buffer);
    drawing.setSize(size);
    drawing.setViewBox(QRect({0, 0}, size));
    paint(drawing);
    return bytes;
}

}  // namespace synthslice::ui
