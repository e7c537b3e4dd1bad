#pragma once

#include <optional>

#include <QImage>
#include <QWidget>

#include "engine/session/messages.h"

namespace synthslice::ui {

/// One grid of samples in the program's picture style, as large as fits, pixels enlarged without smoothing
/// (whole factors where it is enlarged at all).
class SampleGridView : public QWidget {
    Q_OBJECT

public:
    explicit SampleGridView(QWidget* parent = nullptr);

    /// `marks`: of each image, drawn over it; none where it is empty.
    void show(const session::Samples& grid, std::vector<std::vector<session::ImageMark>> marks = {});
    void clear();
    /// What is said while there are none.
    void setInvitation(const QString& text);
    [[nodiscard]] const QString& invitation() const { return m_invitation; }
    /// Stretch the grey scale to what the samples use, instead of showing the full scale.
    void setStretched(bool stretched);
    /// Images whose grey the scale is stretched to, in place of those shown.
    void setReference(const std::vector<GreyImage>& images) { m_reference = images; }
    /// Of the samples, for the scale bar; nothing where it is not known.
    void setPixelSizeUm(std::optional<double> pixelSizeUm);

    [[nodiscard]] const session::Samples& grid() const { return m_grid; }
    /// The grid pixel by pixel, with its marks, and with a scale bar if pictures have one; for files and the
    /// clipboard.
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] QSize sizeHint() const override { return {420, 420}; }

signals:
    void imageClicked(int image);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void draw();
    /// Where the picture is in the widget, and how large a pixel of it.
    struct Place {
        QRectF area;
        double factor = 1.0;  ///< device pixels
        bool sharp = true;
    };
    [[nodiscard]] Place place() const;
    void drawMarks(QPainter& painter, QPointF corner, double scale) const;

    session::Samples m_grid;
    std::vector<std::vector<session::ImageMark>> m_marks;
    std::vector<GreyImage> m_reference;
    QImage m_picture;
    bool m_stretched = true;
    std::optional<double> m_pixelSizeUm;
    QString m_invitation;
};

}  // namespace synthslice::ui
