#include "ui/samples/sample_grid_view.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>

#include "engine/film/mark_style.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/scale_bar.h"
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
    m_invitation = tr("Samples of the generator appear here during training.");
    connect(&pictureStyle(), &PictureStyle::changed, this, &SampleGridView::draw);
}

void SampleGridView::show(const session::Samples& grid, std::vector<std::vector<session::ImageMark>> marks)
{
    m_grid = grid;
    m_marks = std::move(marks);
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
    QImage picture = m_picture;
    if (!picture.isNull()) {
        QPainter painter(&picture);
        drawMarks(painter, {}, 1.0);
    }
    return pictureStyle().hasScaleBars() ? withScaleBar(picture, 1.0, m_pixelSizeUm) : picture;
}

void SampleGridView::draw()
{
    m_picture = toQImage(m_grid.images, m_grid.columns, gapPx,
                         m_stretched ? contrastRange(m_reference.empty() ? m_grid.images : m_reference)
                                     : GreyRange{},
                         pictureStyle().colourMap());
    update();
}

/// `scale`: of the painter's units for a pixel of an image. What is outside of its image is cut off.
void SampleGridView::drawMarks(QPainter& painter, QPointF corner, double scale) const
{
    painter.save();
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const GreyImage& image = m_grid.images[i];
        const auto number = static_cast<int>(i);
        const QPointF place = corner + scale * QPointF(number % m_grid.columns * (image.width + gapPx),
                                                       number / m_grid.columns * (image.height + gapPx));
        painter.setClipRect(QRectF(place, scale * QSizeF(image.width, image.height)));
        for (const session::ImageMark& mark : m_marks[i]) {
            const film::MarkStyle style = film::markStyle(mark.kind);
            const QColor colour(style.colour[0], style.colour[1], style.colour[2]);
            painter.setPen(
                QPen(colour, scale > 1.0 ? 2.0 : 1.0, style.dashed ? Qt::DashLine : Qt::SolidLine));
            painter.drawRect(
                QRectF(place + scale * QPointF(mark.x, mark.y), scale * QSizeF(mark.width, mark.height)));
        }
    }
    painter.restore();
}

void SampleGridView::setInvitation(const QString& text)
{
    m_invitation = text;
    update();
}

SampleGridView::Place SampleGridView::place() const
{
    const double ratio = devicePixelRatioF();
    double factor = std::min(width() * ratio / m_picture.width(), height() * ratio / m_picture.height());
    const bool sharp = std::floor(factor) >= (1.0 - freeShare) * factor;
    if (sharp) factor = std::floor(factor);
    const QSizeF size = QSizeF(m_picture.size()) * factor / ratio;
    return {{QPointF((width() - size.width()) / 2.0, (height() - size.height()) / 2.0), size}, factor, sharp};
}

void SampleGridView::mousePressEvent(QMouseEvent* event)
{
    event->ignore();  // for whoever is behind, as a picture is no control
    if (m_picture.isNull() || event->button() != Qt::LeftButton) return;
    const auto [area, factor, sharp] = place();
    const QPointF at = (event->position() - area.topLeft()) * devicePixelRatioF() / factor;
    const GreyImage& first = m_grid.images.front();
    const auto column = static_cast<int>(std::floor(at.x() / (first.width + gapPx)));
    const auto row = static_cast<int>(std::floor(at.y() / (first.height + gapPx)));
    const int image = row * m_grid.columns + column;
    if (column >= 0 && column < m_grid.columns && row >= 0 && image < static_cast<int>(m_grid.images.size()))
        emit imageClicked(image);
}

void SampleGridView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_picture.isNull()) {
        painter.setPen(quietColour(palette()));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_invitation);
        return;
    }
    const auto [area, factor, sharp] = place();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !sharp);
    painter.drawImage(area, m_picture);
    drawMarks(painter, area.topLeft(), factor / devicePixelRatioF());
    if (pictureStyle().hasScaleBars())
        drawScaleBar(painter, area, factor / devicePixelRatioF(), m_pixelSizeUm);
}

}  // namespace synthslice::ui
