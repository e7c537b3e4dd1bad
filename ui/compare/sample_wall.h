#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QImage>
#include <QWidget>

namespace synthslice::ui {

/// The samples of one run.
struct WallTile {
    QString name;
    QString note;  ///< beside the name: another step than the others'
    int series = 0;
    QImage picture;  ///< null: there are none
    std::optional<double> pixelSizeUm = {};
    bool sharp = true;  ///< pixels stay squares when they are enlarged
};

/// Samples of several runs side by side under one zoom: wheel and the keys + and - zoom all alike, 0 and a
/// double click show all of each, dragging and the arrows pan. A click chooses a tile. While it blinks, one
/// of two tiles fills the widget, and B or the space bar shows the other in its place.
class SampleWall : public QWidget {
    Q_OBJECT

public:
    explicit SampleWall(QWidget* parent = nullptr);

    /// Keeps zoom and blinking.
    void show(std::vector<WallTile> tiles);
    /// Blinks between two tiles; nothing shows all.
    void setBlink(std::optional<std::pair<int, int>> tiles);
    void flip();

    [[nodiscard]] int tileCount() const { return static_cast<int>(m_tiles.size()); }
    /// Of the tiles in the widget: all, or the one of two that is seen.
    [[nodiscard]] std::vector<int> seen() const;
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// As it is seen, in twice the screen's resolution; and as an SVG document.
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] QByteArray drawing() const;
    [[nodiscard]] QSize sizeHint() const override { return {800, 500}; }

signals:
    void tileChosen(int tile);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paint(QPainter& painter) const;
    void paintTile(QPainter& painter, const WallTile& tile, const QRectF& place) const;
    [[nodiscard]] std::vector<QRectF> places() const;
    [[nodiscard]] QRectF pictureArea(const QRectF& place) const;
    [[nodiscard]] double fittingZoom(const QSizeF& picture, const QRectF& area) const;
    /// Keeps the point under `at`, of the tile there, where it is.
    void zoomBy(double factor, std::optional<QPointF> at = {});
    void moveBy(const QPointF& pixels);
    [[nodiscard]] int tileAt(const QPointF& at) const;

    std::vector<WallTile> m_tiles;
    std::optional<std::pair<int, int>> m_blink;
    bool m_flipped = false;
    double m_zoom = 1.0;         ///< 1: all of a tile is seen
    QPointF m_centre{0.5, 0.5};  ///< what is in the middle of each tile, as a share of its picture
    std::optional<QPointF> m_pressed;
    QPointF m_dragged;
    bool m_moved = false;
};

}  // namespace synthslice::ui
