#include "ui/plots/plot_pane.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/axis_colours.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr double nonFiniteHeight = 0.96;  // share of the pane's height

/// As many ticks as have room for their labels above each other.
class StackedTicker : public QCPAxisTicker {
public:
    explicit StackedTicker(const QCPAxis* axis) : m_axis(axis) {}

protected:
    double getTickStep(const QCPRange& range) override
    {
        const int line = QFontMetrics(m_axis->tickLabelFont()).height();
        setTickCount(std::clamp(m_axis->axisRect()->height() / (2 * line), 3, 5));
        return QCPAxisTicker::getTickStep(range);
    }

private:
    const QCPAxis* m_axis;
};

}  // namespace

QCPRange withMargin(const std::optional<QCPRange>& values, bool logarithmic)
{
    if (logarithmic) {
        const QCPRange range = values.value_or(QCPRange(0.1, 10.0));
        return {range.lower / 1.3, range.upper * 1.3};
    }
    const QCPRange range = values.value_or(QCPRange(0.0, 1.0));
    const double margin = range.size() > 0.0 ? 0.06 * range.size() : 0.5;
    return {range.lower - margin, range.upper + margin};
}

PlotPane::PlotPane(QCustomPlot& plot) : m_rect(new QCPAxisRect(&plot, true))
{
    plot.plotLayout()->addElement(plot.plotLayout()->rowCount(), 0, m_rect);
    // The right axis measures the pane's height, so that marks stay where they are when the values are
    // scaled.
    QCPAxis* height = m_rect->axis(QCPAxis::atRight);
    height->setRange(0.0, 1.0);
    for (const auto side : {QCPAxis::atTop, QCPAxis::atRight}) {
        m_rect->axis(side)->setVisible(true);
        m_rect->axis(side)->setTicks(false);
        m_rect->axis(side)->setTickLabels(false);
    }
    m_edits = plot.addGraph(steps(), height);
    m_edits->setLineStyle(QCPGraph::lsImpulse);
    m_nonFinite = plot.addGraph(steps(), height);
    m_nonFinite->setLineStyle(QCPGraph::lsNone);
    m_cursor = new QCPItemStraightLine(&plot);
    m_cursor->setClipAxisRect(m_rect);
    for (QCPItemPosition* point : {m_cursor->point1, m_cursor->point2}) {
        point->setAxisRect(m_rect);
        point->setAxes(steps(), height);
    }
    m_cursor->setVisible(false);
    setLogarithmic(false);
}

void PlotPane::markEdit(std::int64_t step)
{
    m_edits->addData(static_cast<double>(step), 1.0);
}

void PlotPane::markNonFinite(std::int64_t step)
{
    m_nonFinite->addData(static_cast<double>(step), nonFiniteHeight);
}

void PlotPane::setCursor(std::int64_t step)
{
    m_cursor->point1->setCoords(static_cast<double>(step), 0.0);
    m_cursor->point2->setCoords(static_cast<double>(step), 1.0);
    m_cursor->setVisible(true);
}

double PlotPane::cursorStep() const
{
    return m_cursor->visible() ? m_cursor->point1->key() : std::nan("");
}

void PlotPane::clearMarks()
{
    m_edits->data()->clear();
    m_nonFinite->data()->clear();
    m_cursor->setVisible(false);
}

void PlotPane::cutMarksAfter(std::int64_t step)
{
    m_edits->data()->removeAfter(static_cast<double>(step));
    m_nonFinite->data()->removeAfter(static_cast<double>(step));
}

void PlotPane::setLogarithmic(bool logarithmic)
{
    values()->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    values()->setTicker(logarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                    : QSharedPointer<QCPAxisTicker>(new StackedTicker(values())));
    values()->setNumberFormat(logarithmic ? QStringLiteral("eb") : QStringLiteral("gb"));
    values()->setNumberPrecision(logarithmic ? 0 : 6);
}

void PlotPane::setColours(const QPalette& palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QPen line(palette.color(QPalette::Mid), 1);
    for (QCPAxis* axis : m_rect->axes()) {
        setAxisColours(*axis, line, text);
        axis->grid()->setPen(QPen(palette.color(QPalette::AlternateBase), 1));
        axis->grid()->setZeroLinePen(line);
    }
    const QColor alert = alertColour(palette);
    m_edits->setPen(QPen(seriesColour(palette, 3), 1, Qt::DashLine));
    m_nonFinite->setScatterStyle({QCPScatterStyle::ssTriangleInverted, alert, alert, 9});
    m_cursor->setPen(QPen(palette.color(QPalette::Highlight), 1));
}

}  // namespace synthslice::ui
