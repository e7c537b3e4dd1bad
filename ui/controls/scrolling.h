#pragma once

#include <QScrollArea>

namespace synthslice::ui {

/// What may be taller than its place, which it asks to be as wide as its content needs; where that is too
/// much (large fonts on a small screen) it scrolls sideways as well.
class Scrolling : public QScrollArea {
    Q_OBJECT

public:
    explicit Scrolling(QWidget* content);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace synthslice::ui
