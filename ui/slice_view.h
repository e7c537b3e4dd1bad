#pragma once

#include <vector>

#include <QGraphicsView>

namespace synthslice::ui {

/// What is drawn over a slice, in its pixels.
struct SliceOverlay {
    QPolygonF fieldOfView;
    std::vector<QRect> training;
    std::vector<QRect> heldOut;
    std::vector<QRect> patches;
};

/// A slice with its field of view, training and held-out parts and patch previews. The wheel and the keys +
/// and
/// - zoom, 0 fits, dragging and the arrows pan.
class SliceView : public QGraphicsView {
    Q_OBJECT

public:
    explicit SliceView(QWidget* parent = nullptr);

    void setSlice(const QImage& picture, const SliceOverlay& overlay);

    /// Draws one patch bolder and brings it into view; -1 for none.
    void highlightPatch(int index);

public slots:
    void zoomIn();
    void zoomOut();
    void fit();

signals:
    /// Pointer over the slice, px; grey level of the picture shown, 0 to 255.
    void hovered(QPoint pixel, int greyLevel);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void zoomBy(double factor);
    void tint(const std::vector<QRect>& blocks, const QColor& colour);

    QImage m_picture;
    std::vector<QGraphicsRectItem*> m_patches;
    bool m_fitted = true;  ///< follow the window's size until the user zooms
};

}  // namespace synthslice::ui
