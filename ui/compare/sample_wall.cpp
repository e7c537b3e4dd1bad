#include "ui/compare/sample_wall.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "ui/compare/series_pen.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/scale_bar.h"
#include "ui/plots/svg_drawing.h"

namespace synthslice::ui {

namespace {

constexpr double tileGapPx = 6.0;
constexpr double wallZoomStep = 1.25;
constexpr double largestWallZoom = 64.0;
constexpr double panStepPx = 40.0;
constexpr double dragSlackPx = 4.0;

}  // namespace

SampleWall::SampleWall(QWidget* parent) : QWidget(parent)
{
    setMinimumSize(240, 200);
    setFocusPolicy(Qt::StrongFocus);
    connect(&pictureStyle(), &PictureStyle::changed, this, qOverload<>(&QWidget::update));
}

void SampleWall::show(std::vector<WallTile> tiles)
{
    m_tiles = std::move(tiles);
    if (m_blink && std::max(m_blink->first, m_blink->second) >= tileCount()) m_blink.reset();
    update();
}

void SampleWall::setBlink(std::optional<std::pair<int, int>> tiles)
{
    if (tiles && std::max(tiles->first, tiles->second) >= tileCount()) tiles.reset();
    m_blink = tiles;
    m_flipped = false;
    update();
}

void SampleWall::flip()
{
    m_flipped = !m_flipped;
    update();
}

std::vector<int> SampleWall::seen() const
{
    if (m_blink) return {m_flipped ? m_blink->second : m_blink->first};
    std::vector<int> all;
    for (int tile = 0; tile < tileCount(); ++tile) all.push_back(tile);
    return all;
}

/// As many columns as make the pictures largest.
std::vector<QRectF> SampleWall::places() const
{
    const int count = static_cast<int>(seen().size());
    if (count == 0) return {};
    QSizeF picture(1.0, 1.0);
    for (const WallTile& tile : m_tiles) {
        if (!tile.picture.isNull()) picture = tile.picture.size();
    }
    int columns = 1;
    double best = 0.0;
    for (int tried = 1; tried <= count; ++tried) {
        const int rows = (count + tried - 1) / tried;
        const QSizeF cell(width() / static_cast<double>(tried), height() / static_cast<double>(rows));
        const QRectF area = pictureArea(QRectF(QPointF(), cell));
        const double factor = std::min(area.width() / picture.width(), area.height() / picture.height());
        if (factor > best) {
            best = factor;
            columns = tried;
        }
    }
    const int rows = (count + columns - 1) / columns;
    std::vector<QRectF> all;
    for (int i = 0; i < count; ++i) {
        const int row = i / columns;
        all.emplace_back(i % columns * width() / static_cast<double>(columns),
                         row * height() / static_cast<double>(rows), width() / static_cast<double>(columns),
                         height() / static_cast<double>(rows));
    }
    return all;
}

QRectF SampleWall::pictureArea(const QRectF& place) const
{
    return place.adjusted(tileGapPx, fontMetrics().height() + tileGapPx, -tileGapPx, -tileGapPx);
}

double SampleWall::fittingZoom(const QSizeF& picture, const QRectF& area) const
{
    return std::min(area.width() / picture.width(), area.height() / picture.height());
}

void SampleWall::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    paint(painter);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SampleWall::paint(QPainter& painter) const
{
    if (m_tiles.empty()) {
        painter.setPen(quietColour(palette()));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Samples of the runs appear here, those of one step side by side."));
        return;
    }
    const auto all = places();
    const auto tiles = seen();
    for (std::size_t i = 0; i < tiles.size(); ++i)
        paintTile(painter, m_tiles[static_cast<std::size_t>(tiles[i])], all[i]);
}

void SampleWall::paintTile(QPainter& painter, const WallTile& tile, const QRectF& place) const
{
    const QRectF area = pictureArea(place);
    const double line = fontMetrics().height();
    const QRectF title(area.left() + 26.0, place.top() + 3.0, area.width() - 26.0, line);
    painter.setPen(seriesPen(palette(), tile.series, 4.0));
    painter.drawLine(QPointF(area.left(), title.center().y()),
                     QPointF(area.left() + 20.0, title.center().y()));
    painter.setPen(palette().color(QPalette::Text));
    const QString text = tile.note.isEmpty() ? tile.name : tile.name + QStringLiteral(" · ") + tile.note;
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text, Qt::ElideMiddle, static_cast<int>(title.width())));
    if (tile.picture.isNull()) {
        painter.setPen(quietColour(palette()));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("no samples at or before this step"));
        return;
    }
    const QSizeF size = tile.picture.size();
    const double zoom = m_zoom * fittingZoom(size, area);
    const QPointF corner = area.center() -
                           QPointF(m_centre.x() * size.width(), m_centre.y() * size.height()) * zoom;
    const QRectF whole(corner, size * zoom);
    const QRectF shown = whole.intersected(area);
    if (shown.isEmpty()) return;
    const QRectF source((shown.topLeft() - corner) / zoom, shown.size() / zoom);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !tile.sharp || zoom < 1.0);
    painter.drawImage(shown, tile.picture, source);
    if (pictureStyle().hasScaleBars() && tile.sharp) drawScaleBar(painter, shown, zoom, tile.pixelSizeUm);
}

QImage SampleWall::picture() const
{
    constexpr double scale = 2.0;
    QImage image(size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(palette().color(QPalette::Base));
    QPainter painter(&image);
    painter.setFont(font());
    paint(painter);
    return image;
}

QByteArray SampleWall::drawing() const
{
    return svgDrawing(size(), [this](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setFont(font());
        paint(painter);
    });
}

void SampleWall::zoomBy(double factor, std::optional<QPointF> at)
{
    const double zoom = std::clamp(m_zoom * factor, 1.0, largestWallZoom);
    const int tile = at ? tileAt(*at) : -1;
    if (tile >= 0 && !m_tiles[static_cast<std::size_t>(tile)].picture.isNull()) {
        const auto all = seen();
        const auto index = static_cast<std::size_t>(std::ranges::find(all, tile) - all.begin());
        const QRectF area = pictureArea(places()[index]);
        const QSizeF size = m_tiles[static_cast<std::size_t>(tile)].picture.size();
        const double fitting = fittingZoom(size, area);
        const QPointF offset = *at - area.center();
        const double shift = 1.0 / (m_zoom * fitting) - 1.0 / (zoom * fitting);
        m_centre += QPointF(offset.x() * shift / size.width(), offset.y() * shift / size.height());
    }
    m_zoom = zoom;
    moveBy({});
}

void SampleWall::moveBy(const QPointF& pixels)
{
    const auto all = places();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QImage& picture = m_tiles[static_cast<std::size_t>(seen()[i])].picture;
        if (picture.isNull()) continue;
        const double zoom = m_zoom * fittingZoom(picture.size(), pictureArea(all[i]));
        m_centre -= QPointF(pixels.x() / (zoom * picture.width()), pixels.y() / (zoom * picture.height()));
        break;
    }
    // Nothing but the picture: at a zoom of 1 its middle stays in the middle.
    const double margin = 0.5 / m_zoom;
    m_centre.setX(std::clamp(m_centre.x(), margin, 1.0 - margin));
    m_centre.setY(std::clamp(m_centre.y(), margin, 1.0 - margin));
    update();
}

int SampleWall::tileAt(const QPointF& at) const
{
    const auto all = places();
    const auto found = std::ranges::find_if(all, [&](const QRectF& place) { return place.contains(at); });
    return found == all.end() ? -1 : seen()[static_cast<std::size_t>(found - all.begin())];
}

void SampleWall::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(wallZoomStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void SampleWall::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_dragged = event->position();
    m_moved = false;
}

void SampleWall::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed) return;
    m_moved = m_moved || (event->position() - *m_pressed).manhattanLength() > dragSlackPx;
    if (m_moved) moveBy(event->position() - m_dragged);
    m_dragged = event->position();
}

void SampleWall::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_pressed && !m_moved;
    m_pressed.reset();
    if (const int tile = tileAt(event->position()); clicked && tile >= 0) emit tileChosen(tile);
}

void SampleWall::mouseDoubleClickEvent(QMouseEvent*)
{
    zoomBy(1.0 / largestWallZoom);
}

void SampleWall::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
        return zoomBy(wallZoomStep);
    case Qt::Key_Minus:
        return zoomBy(1.0 / wallZoomStep);
    case Qt::Key_0:
        return zoomBy(1.0 / largestWallZoom);
    case Qt::Key_Left:
        return moveBy({panStepPx, 0.0});
    case Qt::Key_Right:
        return moveBy({-panStepPx, 0.0});
    case Qt::Key_Up:
        return moveBy({0.0, panStepPx});
    case Qt::Key_Down:
        return moveBy({0.0, -panStepPx});
    case Qt::Key_B:
    case Qt::Key_Space:
        if (m_blink) return flip();
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

}  // namespace synthslice::ui
