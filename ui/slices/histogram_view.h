#pragma once

#include <QWidget>

#include "ui/slices/slice_values.h"

namespace synthslice::ui {

/// The values of a slice, counts on a logarithmic scale, with two limits to be dragged: what is shown black
/// and what is shown white.
class HistogramView : public QWidget {
    Q_OBJECT

public:
    explicit HistogramView(QWidget* parent = nullptr);

    void setHistogram(const ValueHistogram& histogram, ValueRange limits);

    [[nodiscard]] QSize sizeHint() const override { return {200, 110}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 70}; }

signals:
    void limitsDragged(synthslice::ui::ValueRange limits);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    enum class Limit { None, Black, White };
    [[nodiscard]] double positionOf(double value) const;
    [[nodiscard]] double valueAt(double position) const;
    [[nodiscard]] Limit nearest(double position) const;

    ValueHistogram m_histogram;
    ValueRange m_limits;
    Limit m_dragged = Limit::None;
};

}  // namespace synthslice::ui
