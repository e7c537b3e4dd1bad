#include "ui/run/sample_grid_view.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "ui/shared/grey_image_qt.h"
#include "ui/shared/picture_style.h"
#include "ui/shared/scale_bar.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr int gapPx = 2;  // of a sample's own pixels

/// Pixels stay sharp squares as long as that leaves no more than this of the width free.
constexpr double freeShare = 0.2;

}  // namespace

SampleGridView::SampleGridView(QWidget* parent) : QWidget(parent)
{
    setMinimumSize(160, 160);
    connect(&pictureStyle(), &PictureStyle::changed, this, &SampleGridView::draw);
}

void SampleGridView::show(const session::Samples& grid)
{
    m_grid = grid;
    draw();
}

void SampleGridView::clear()
{
    show({});
}

void SampleGridView::setStretched(bool stretched)
{
    m_stretched = stretched;
    draw();
}

void SampleGridView::setPixelSizeUm(std::optional<double> pixelSizeUm)
{
    m_pixelSizeUm = pixelSizeUm;
    update();
}

QImage SampleGridView::picture() const
{
    return pictureStyle().hasScaleBars() ? withScaleBar(m_picture, 1.0, m_pixelSizeUm) : m_picture;
}

void SampleGridView::draw()
{
    m_picture = toQImage(m_grid.images, m_grid.columns, gapPx,
                         m_stretched ? contrastRange(m_grid.images) : GreyRange{},
                         pictureStyle().colourMap());
    update();
}

void SampleGridView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_picture.isNull()) {
        painter.setPen(quietColour(palette()));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Samples of the generator appear here during training."));
        return;
    }
    const double ratio = devicePixelRatioF();
    double factor = std::min(width() * ratio / m_picture.width(), height() * ratio / m_picture.height());
    const bool sharp = std::floor(factor) >= (1.0 - freeShare) * factor;
    if (sharp) {
        factor = std::floor(factor);
    }
    const QSizeF size = QSizeF(m_picture.size()) * factor / ratio;
    const QPointF corner((width() - size.width()) / 2.0, (height() - size.height()) / 2.0);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !sharp);
    painter.drawImage(QRectF(corner, size), m_picture);
    if (pictureStyle().hasScaleBars()) {
        drawScaleBar(painter, QRectF(corner, size), factor / ratio, m_pixelSizeUm);
    }
}

}  // namespace synthslice::ui
