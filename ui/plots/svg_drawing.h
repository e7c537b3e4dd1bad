#pragma once

#include <functional>

#include <QByteArray>
#include <QSize>

class QPaintDevice;

namespace synthslice::ui {

/// What `paint` paints on an area of that size, as an SVG document.
[[nodiscard]] QByteArray svgDrawing(QSize size, const std::function<void(QPaintDevice& device)>& paint);

}  // namespace synthslice::ui
