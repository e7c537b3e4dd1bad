#include "ui/controls/attention_watch.h"

#include <QEvent>
#include <QWidget>

namespace synthslice::ui {

AttentionWatch::AttentionWatch(QWidget* widget) : QObject(widget)
{
    widget->installEventFilter(this);
    for (auto* control : widget->findChildren<QWidget*>()) {
        control->installEventFilter(this);
    }
}

bool AttentionWatch::eventFilter(QObject* /*watched*/, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn) {
        emit caught();
    }
    return false;
}

}  // namespace synthslice::ui
