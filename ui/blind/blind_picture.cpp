#include "ui/blind/blind_picture.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace synthslice::ui {

void BlindPicture::show(const QImage& picture)
{
    m_picture = picture;
    update();
}

void BlindPicture::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull()) return;
    QPainter painter(this);
    const double ratio = devicePixelRatioF();
    const double fitting = std::min(width() * ratio / m_picture.width(),
                                    height() * ratio / m_picture.height());
    const QSizeF size = QSizeF(m_picture.size()) * std::max(1.0, std::floor(fitting)) / ratio;
    const QPointF corner((width() - size.width()) / 2.0, (height() - size.height()) / 2.0);
    painter.drawImage(QRectF(corner, size), m_picture);
}

}  // namespace synthslice::ui
