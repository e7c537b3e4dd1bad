#pragma once

#include <optional>
#include <vector>

#include <QGraphicsView>
#include <QPainterPath>

namespace synthslice::ui {

/// What is drawn over a slice, in its pixels.
struct SliceOverlay {
    QPainterPath fieldOfView;
    std::vector<QRect> training;
    std::vector<QRect> heldOut;
    std::vector<QRect> patches;
};

/// A slice with its field of view, training and held-out parts and patch previews, and a scale bar if the
/// program's pictures have one. The wheel and the keys + and - zoom, 0 fits, dragging and the arrows pan;
/// while a region is chosen, dragging draws it and Esc cancels.
class SliceView : public QGraphicsView {
    Q_OBJECT

public:
    explicit SliceView(QWidget* parent = nullptr);

    void setSlice(const QImage& picture, const SliceOverlay& overlay);
    /// Of the slice shown, for the scale bar; nothing where it is not known.
    void setPixelSizeUm(std::optional<double> pixelSizeUm);
    /// The whole slice, pixel by pixel, without what is drawn over it but with a scale bar if pictures have
    /// one.
    [[nodiscard]] QImage picture() const;

    /// Draws one patch bolder, also in the next pictures, and brings it into view; -1 for none.
    void highlightPatch(int index);

public slots:
    void zoomIn();
    void zoomOut();
    void fit();
    /// Lets the user draw a rectangle, or stops doing so.
    void chooseRegion(bool on);

signals:
    void hovered(QPoint pixel);       ///< the pointer is over this pixel of the slice
    void left();                      ///< it is over none any more
    void regionChosen(QRect region);  ///< px of the slice, inside it, not empty
    void choosingRegion(bool on);     ///< has begun or ended, by whatever means

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& shown) override;

private:
    void zoomBy(double factor);
    void outlinePatches();
    void tint(const std::vector<QRect>& blocks, const QColor& colour);

    QImage m_picture;
    std::optional<double> m_pixelSizeUm;
    QRectF m_region;  ///< being drawn
    std::vector<QGraphicsRectItem*> m_patches;
    int m_highlighted = -1;
    bool m_fitted = true;  ///< follow the window's size until the user zooms
};

}  // namespace synthslice::ui
