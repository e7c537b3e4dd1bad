#include "ui/slices/slice_view.h"

#include <algorithm>
#include <cmath>

#include <QGraphicsPixmapItem>
#include <QGraphicsRectItem>
#include <QKeyEvent>
#include <QWheelEvent>

#include "ui/plots/picture_style.h"
#include "ui/plots/scale_bar.h"
#include "ui/shared/colours.h"

namespace synthslice::ui {

namespace {

constexpr double zoomStep = 1.25;
constexpr double largestZoom = 32.0;
constexpr double smallestZoom = 0.02;

QPen outline(const QColor& colour, double widthPx)
{
    QPen pen(colour, widthPx);
    pen.setCosmetic(true);
    return pen;
}

}  // namespace

SliceView::SliceView(QWidget* parent) : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);  // the scale bar stays where it is
    setMouseTracking(true);
    setBackgroundRole(QPalette::Mid);
    setMinimumSize(160, 160);
    connect(this, &QGraphicsView::rubberBandChanged, this, [this](QRect band) {
        if (!band.isNull()) {
            m_region = mapToScene(band).boundingRect();
        }
    });
    connect(&pictureStyle(), &PictureStyle::changed, viewport(), qOverload<>(&QWidget::update));
}

void SliceView::setSlice(const QImage& picture, const SliceOverlay& overlay)
{
    const bool otherSize = picture.size() != m_picture.size();
    m_picture = picture;
    scene()->clear();
    m_patches.clear();
    scene()->setSceneRect(picture.rect());
    scene()->addPixmap(QPixmap::fromImage(picture));
    tint(overlay.training, trainingColour);
    tint(overlay.heldOut, heldOutColour);
    scene()->addPath(overlay.fieldOfView, outline(fieldOfViewColour, 1.5));
    for (const auto& patch : overlay.patches) {
        m_patches.push_back(scene()->addRect(patch));
    }
    outlinePatches();
    if (m_fitted || otherSize) {
        fit();
    }
}

void SliceView::setPixelSizeUm(std::optional<double> pixelSizeUm)
{
    m_pixelSizeUm = pixelSizeUm;
    viewport()->update();
}

QImage SliceView::picture() const
{
    return pictureStyle().hasScaleBars() ? withScaleBar(m_picture, 1.0, m_pixelSizeUm) : m_picture;
}

void SliceView::highlightPatch(int index)
{
    m_highlighted = index;
    outlinePatches();
    if (index >= 0 && index < static_cast<int>(m_patches.size()) && !m_fitted) {
        ensureVisible(m_patches[static_cast<std::size_t>(index)]);
    }
}

void SliceView::zoomIn()
{
    zoomBy(zoomStep);
}

void SliceView::zoomOut()
{
    zoomBy(1.0 / zoomStep);
}

void SliceView::fit()
{
    m_fitted = true;
    if (!m_picture.isNull()) {
        fitInView(scene()->sceneRect(), Qt::KeepAspectRatio);
    }
}

void SliceView::chooseRegion(bool on)
{
    if (on == (dragMode() == QGraphicsView::RubberBandDrag)) {
        return;
    }
    setDragMode(on ? QGraphicsView::RubberBandDrag : QGraphicsView::ScrollHandDrag);
    m_region = {};
    if (on) {
        setFocus();
    }
    emit choosingRegion(on);
}

void SliceView::wheelEvent(QWheelEvent* event)
{
    zoomBy(event->angleDelta().y() > 0 ? zoomStep : 1.0 / zoomStep);
    event->accept();
}

void SliceView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_0:
        fit();
        break;
    case Qt::Key_Escape:
        if (dragMode() == QGraphicsView::RubberBandDrag) {
            chooseRegion(false);
            break;
        }
        [[fallthrough]];
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void SliceView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted) {
        fit();
    }
}

void SliceView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    const QPointF place = mapToScene(event->position().toPoint());
    const QPoint pixel(static_cast<int>(std::floor(place.x())), static_cast<int>(std::floor(place.y())));
    if (m_picture.valid(pixel)) {
        emit hovered(pixel);
    } else {
        emit left();
    }
}

void SliceView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    const QRect region = m_region.toAlignedRect() & m_picture.rect();
    if (!region.isEmpty()) {
        chooseRegion(false);
        emit regionChosen(region);
    }
}

void SliceView::leaveEvent(QEvent* event)
{
    QGraphicsView::leaveEvent(event);
    emit left();
}

void SliceView::drawForeground(QPainter* painter, const QRectF& /*shown*/)
{
    if (m_picture.isNull() || !pictureStyle().hasScaleBars()) {
        return;
    }
    const double zoom = transform().m11();
    const QRectF picture(viewport()->rect() & mapFromScene(scene()->sceneRect()).boundingRect());
    painter->save();
    painter->resetTransform();
    drawScaleBar(*painter, picture, zoom, m_pixelSizeUm);
    painter->restore();
}

void SliceView::zoomBy(double factor)
{
    const double zoom = std::clamp(transform().m11() * factor, smallestZoom, largestZoom);
    m_fitted = false;
    setTransform(QTransform::fromScale(zoom, zoom));
}

void SliceView::outlinePatches()
{
    for (std::size_t i = 0; i < m_patches.size(); ++i) {
        m_patches[i]->setPen(outline(patchColour, static_cast<int>(i) == m_highlighted ? 4.0 : 1.5));
    }
}

void SliceView::tint(const std::vector<QRect>& blocks, const QColor& colour)
{
    constexpr float tintOpacity = 0.16F;
    QColor fill = colour;
    fill.setAlphaF(tintOpacity);
    for (const auto& block : blocks) {
        scene()->addRect(block, Qt::NoPen, fill);
    }
}

}  // namespace synthslice::ui
