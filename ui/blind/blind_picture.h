#pragma once

#include <QImage>
#include <QWidget>

namespace synthslice::ui {

/// One picture in the middle, enlarged by a whole factor so that nothing is smoothed; empty during a pause.
class BlindPicture : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void show(const QImage& picture);
    void clear() { show({}); }
    [[nodiscard]] const QImage& picture() const { return m_picture; }
    [[nodiscard]] QSize sizeHint() const override { return {420, 420}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_picture;
};

}  // namespace synthslice::ui
