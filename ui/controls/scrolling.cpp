#include "ui/controls/scrolling.h"

#include <algorithm>

#include <QEvent>
#include <QScrollBar>

namespace synthslice::ui {

namespace {

constexpr int widestInCharacters = 60;

}  // namespace

Scrolling::Scrolling(QWidget* content)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setWidget(content);
}

QSize Scrolling::minimumSizeHint() const
{
    const int needed = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    const int widest = widestInCharacters * fontMetrics().averageCharWidth();
    return {std::min(needed, widest), QScrollArea::minimumSizeHint().height()};
}

QSize Scrolling::sizeHint() const
{
    return QScrollArea::sizeHint().expandedTo(minimumSizeHint());
}

bool Scrolling::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

}  // namespace synthslice::ui
