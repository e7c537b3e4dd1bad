#pragma once

#include <QObject>

class QWidget;

namespace synthslice::ui {

/// Tells when the mouse or the focus comes to a widget or to one of the controls in it.
class AttentionWatch : public QObject {
    Q_OBJECT

public:
    /// Belongs to the widget.
    explicit AttentionWatch(QWidget* widget);
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void caught();
};

}  // namespace synthslice::ui
