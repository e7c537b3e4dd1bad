#include "ui/slices/histogram_view.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>

#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr double handlePx = 5.0;  ///< free room at both sides, so that limits at the ends can be grasped

}  // namespace

HistogramView::HistogramView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setMouseTracking(true);
}

void HistogramView::setHistogram(const ValueHistogram& histogram, ValueRange limits)
{
    m_histogram = histogram;
    if (m_dragged == Limit::None) {
        m_limits = limits;
    }
    update();
}

void HistogramView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    if (m_histogram.counts.empty()) {
        return;
    }
    const double most = std::log1p(static_cast<double>(std::ranges::max(m_histogram.counts)));
    const double bottom = height();
    for (std::size_t bin = 0; bin < m_histogram.counts.size(); ++bin) {
        const double left = positionOf(m_histogram.first + m_histogram.binWidth * static_cast<double>(bin));
        const double right = positionOf(m_histogram.first +
                                        m_histogram.binWidth * static_cast<double>(bin + 1));
        const double top = bottom * (1.0 - std::log1p(static_cast<double>(m_histogram.counts[bin])) / most);
        // Of a pixel at least, so that the few greys of labels are all seen.
        const double from = std::floor(left);
        const double to = std::max(from + 1.0, right);
        painter.fillRect(QRectF(QPointF(from, top), QPointF(to, bottom)), quietColour(palette()));
    }
    const double black = positionOf(m_limits.black);
    const double white = positionOf(m_limits.white);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().highlight(), 2.0));
    painter.drawLine(QPointF(black, bottom), QPointF(white, 0.0));
    for (const double limit : {black, white}) {
        painter.drawLine(QPointF(limit, 0.0), QPointF(limit, bottom));
    }
}

void HistogramView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_histogram.counts.empty()) {
        m_dragged = nearest(event->position().x());
        mouseMoveEvent(event);
    }
}

void HistogramView::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(m_histogram.counts.empty() ? Qt::ArrowCursor : Qt::SplitHCursor);
    if (m_dragged == Limit::None) {
        return;
    }
    const double value = std::clamp(valueAt(event->position().x()), m_histogram.first, m_histogram.last());
    if (m_dragged == Limit::Black) {
        m_limits.black = std::min(value, m_limits.white - m_histogram.step);
    } else {
        m_limits.white = std::max(value, m_limits.black + m_histogram.step);
    }
    update();
    emit limitsDragged(m_limits);
}

void HistogramView::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged = Limit::None;
}

double HistogramView::positionOf(double value) const
{
    const double share = (value - m_histogram.first) / (m_histogram.last() - m_histogram.first);
    return handlePx + std::clamp(share, 0.0, 1.0) * (width() - 2.0 * handlePx);
}

double HistogramView::valueAt(double position) const
{
    const double share = (position - handlePx) / (width() - 2.0 * handlePx);
    const double above = share * (m_histogram.last() - m_histogram.first);
    return m_histogram.first + m_histogram.step * std::round(above / m_histogram.step);
}

HistogramView::Limit HistogramView::nearest(double position) const
{
    return position < (positionOf(m_limits.black) + positionOf(m_limits.white)) / 2.0 ? Limit::Black
                                                                                      : Limit::White;
}

}  // namespace synthslice::ui
