#include "ui/run/views/loss_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

const QString lossGroup = QStringLiteral("loss");
constexpr int clickSlackPx = 4;
/// Drawing takes time from training on machines with few cores, and the eye needs no more.
constexpr auto growEvery = std::chrono::milliseconds(250);

}  // namespace

LossPlot::LossPlot(QWidget* parent) : QCustomPlot(parent)
{
    plotLayout()->clear();
    setPlottingHint(QCP::phFastPolylines, true);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    auto* margins = new QCPMarginGroup(this);
    for (int i = 0; i < 2; ++i) {
        m_panes.emplace_back(*this);
        m_panes.back().rect()->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        connect(m_panes[i].steps(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged),
                m_panes[1 - i].steps(), qOverload<const QCPRange&>(&QCPAxis::setRange));
    }
    m_panes[0].steps()->setTickLabels(false);
    m_panes[1].steps()->setLabel(tr("step"));
    plotLayout()->setRowSpacing(0);
    m_growing.setSingleShot(true);
    m_growing.setInterval(growEvery);
    connect(&m_growing, &QTimer::timeout, this, &LossPlot::redraw);
    connect(this, &QCustomPlot::mousePress, this, &LossPlot::onPressed);
    connect(this, &QCustomPlot::mouseMove, this, &LossPlot::onMoved);
    connect(this, &QCustomPlot::mouseRelease, this, &LossPlot::onReleased);
    connect(this, &QCustomPlot::mouseWheel, this, [this] { m_following = false; });
    connect(this, &QCustomPlot::mouseDoubleClick, this, &LossPlot::followRun);
    applyColours();
}

PlotPane& LossPlot::paneOf(std::size_t metric)
{
    return m_panes[m_metrics[metric].group == "loss" ? 0 : 1];
}

void LossPlot::setMetrics(const std::vector<session::MetricInfo>& metrics)
{
    for (const Curve& curve : m_curves) {
        removeGraph(curve.raw);
        removeGraph(curve.smoothed);
    }
    m_curves.clear();
    m_edits.clear();
    m_lastStep = 0.0;
    for (PlotPane& pane : m_panes) pane.clearMarks();
    m_metrics = metrics;
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        const PlotPane& pane = paneOf(i);
        Curve curve{.mean = runs::ExponentialMean(m_smoothing)};
        curve.raw = new LongGraph(pane.steps(), pane.values());
        curve.smoothed = new LongGraph(pane.steps(), pane.values());
        m_curves.push_back(curve);
    }
    applyColours();
    followRun();
}

void LossPlot::setHistory(const store::RunMetrics& history)
{
    setMetrics(history.metrics);
    if (history.steps.empty()) return;
    for (std::size_t i = 0; i < m_curves.size(); ++i) addValues(i, history.steps, history.values[i]);
    m_lastStep = history.steps.back();
    redraw();
}

void LossPlot::append(const std::vector<session::StepReport>& reports)
{
    if (reports.empty()) return;
    std::vector<double> steps;
    for (const session::StepReport& report : reports) steps.push_back(static_cast<double>(report.step));
    std::vector<double> values(reports.size());
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        std::ranges::transform(reports, values.begin(), [i](const session::StepReport& report) {
            return i < report.values.size() ? report.values[i] : std::nan("");
        });
        addValues(i, steps, values);
    }
    m_lastStep = std::max(m_lastStep, steps.back());
    if (!m_growing.isActive()) m_growing.start();
}

void LossPlot::addValues(std::size_t metric, std::span<const double> steps, std::span<const double> values)
{
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(steps.size()));
    // A step may leave a metric out (NaN), but a loss that is not a number, or any infinity, went wrong.
    const bool isLoss = m_metrics[metric].group == "loss" && !m_metrics[metric].sparse;
    for (std::size_t row = 0; row < steps.size(); ++row) {
        if (std::isfinite(values[row])) {
            points.append({steps[row], values[row]});
        } else if (isLoss || std::isinf(values[row])) {
            paneOf(metric).markNonFinite(std::llround(steps[row]));
        }
    }
    Curve& curve = m_curves[metric];
    const bool begins = curve.raw->data()->isEmpty() && !points.empty();
    curve.raw->append(points);
    curve.smoothedLate = curve.smoothedLate || !curve.smoothed->visible();
    if (!curve.smoothedLate) smooth(curve, std::move(points));
    if (begins) emit curveBegan();
}

void LossPlot::smooth(Curve& curve, QVector<QCPGraphData> points)
{
    for (QCPGraphData& point : points) point.value = curve.mean(point.value);
    curve.smoothed->append(points);
}

void LossPlot::smoothAgain(Curve& curve)
{
    curve.smoothed->clear();
    curve.mean = runs::ExponentialMean(m_smoothing);
    curve.smoothedLate = false;
    smooth(curve, QVector<QCPGraphData>(curve.raw->data()->constBegin(), curve.raw->data()->constEnd()));
}

void LossPlot::setSmoothing(double span)
{
    m_smoothing = span;
    for (Curve& curve : m_curves) curve.smoothedLate = true;
    applyColours();
    updateVisibility();
    redraw();
}

void LossPlot::cutAfter(std::int64_t step)
{
    const auto last = static_cast<double>(step);
    for (Curve& curve : m_curves) {
        curve.raw->removeAfter(last);
        curve.smoothedLate = true;
    }
    updateVisibility();
    for (PlotPane& pane : m_panes) pane.cutMarksAfter(step);
    m_edits.erase(m_edits.upper_bound(step), m_edits.end());
    m_lastStep = std::min(m_lastStep, last);
    redraw();
}

void LossPlot::addEdit(std::int64_t step, const QString& what)
{
    QString& text = m_edits[step];
    text = text.isEmpty() ? what : text + QStringLiteral("; ") + what;
    for (PlotPane& pane : m_panes) pane.markEdit(step);
    redraw();
}

void LossPlot::setCursor(std::int64_t step)
{
    for (PlotPane& pane : m_panes) pane.setCursor(step);
    replot(rpQueuedReplot);
}

void LossPlot::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    for (PlotPane& pane : m_panes) pane.setLogarithmic(logarithmic);
    followRun();
}

void LossPlot::setLowerGroup(const QString& group)
{
    m_lowerGroup = group;
    updateVisibility();
    redraw();
}

void LossPlot::setCurveVisible(int metric, bool visible)
{
    m_curves[static_cast<std::size_t>(metric)].visible = visible;
    updateVisibility();
    redraw();
}

void LossPlot::updateVisibility()
{
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const QString group = QString::fromStdString(m_metrics[i].group);
        const bool shown = m_curves[i].visible && (group == lossGroup || group == m_lowerGroup);
        m_curves[i].raw->setVisible(shown);
        m_curves[i].smoothed->setVisible(shown && m_smoothing > 0.0);
        if (m_curves[i].smoothed->visible() && m_curves[i].smoothedLate) smoothAgain(m_curves[i]);
    }
}

void LossPlot::followRun()
{
    m_following = true;
    updateVisibility();
    redraw();
}

void LossPlot::redraw()
{
    if (m_following) {
        m_panes[0].steps()->setRange(0.0, std::max(10.0, m_lastStep));
        for (const PlotPane& pane : m_panes) rescale(pane);
    }
    replot(rpQueuedReplot);
}

void LossPlot::rescale(const PlotPane& pane)
{
    const auto sign = m_logarithmic ? QCP::sdPositive : QCP::sdBoth;
    std::optional<QCPRange> range;
    bool hidden = false;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const Curve& curve = m_curves[i];
        bool found = false;
        if (!curve.raw->visible() || &paneOf(i) != &pane) {
            continue;
        }
        const QCPRange values = curve.raw->getValueRange(found, sign);
        if (found) range = range ? range->expanded(values) : values;
        hidden = hidden || (m_logarithmic && curve.raw->getValueRange(found).lower <= 0.0 && found);
    }
    if (&pane == &m_panes[0]) {
        emit notAllShown(hidden);
    }
    pane.values()->setRange(withMargin(range, m_logarithmic));
}

int LossPlot::pointCount(int metric) const
{
    return m_curves[static_cast<std::size_t>(metric)].raw->dataCount();
}

int LossPlot::nonFiniteCount() const
{
    return m_panes[0].nonFiniteCount() + m_panes[1].nonFiniteCount();
}

double LossPlot::cursorStep() const
{
    return m_panes[0].cursorStep();
}

QString LossPlot::valuesAt(double step) const
{
    QString text;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const LongGraph* graph = m_curves[i].raw;
        if (!graph->visible() || graph->dataCount() == 0) {
            continue;
        }
        auto point = graph->data()->findBegin(step, false);
        if (point == graph->data()->constEnd()) {
            --point;
        }
        if (text.isEmpty()) {
            text = tr("step %L1").arg(point->key, 0, 'f', 0);
        }
        text += QStringLiteral("   %1 %L2").arg(specText(m_metrics[i].label)).arg(point->value, 0, 'g', 4);
    }
    const auto edit = m_edits.find(static_cast<std::int64_t>(std::llround(step)));
    return edit == m_edits.end() ? text : text + QStringLiteral("   ") + edit->second;
}

CurveTable LossPlot::table() const
{
    CurveTable table;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        table.curves.push_back({m_metrics[i].key, *m_curves[i].raw->data()});
    }
    return table;
}

void LossPlot::onPressed(QMouseEvent* event)
{
    m_pressedAt = event->pos();
}

void LossPlot::onMoved(QMouseEvent* event)
{
    if (m_pressedAt && (event->pos() - *m_pressedAt).manhattanLength() > clickSlackPx) {
        m_following = false;
    }
    emit pointed(valuesAt(m_panes[0].steps()->pixelToCoord(event->position().x())));
}

void LossPlot::onReleased(QMouseEvent* event)
{
    const bool click = m_pressedAt && (event->pos() - *m_pressedAt).manhattanLength() <= clickSlackPx;
    m_pressedAt.reset();
    if (click && event->button() == Qt::LeftButton && axisRectAt(event->position()) != nullptr) {
        emit stepClicked(std::llround(m_panes[0].steps()->pixelToCoord(event->position().x())));
    }
}

void LossPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyColours();
        replot(rpQueuedReplot);
    }
}

void LossPlot::applyColours()
{
    setBackground(palette().base());
    for (PlotPane& pane : m_panes) pane.setColours(palette());
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        QColor colour = seriesColour(palette(), static_cast<int>(i));
        m_curves[i].smoothed->setPen(QPen(colour, 1));
        colour.setAlpha(m_smoothing > 0.0 ? 70 : 255);
        m_curves[i].raw->setPen(QPen(colour, 1));
    }
}

}  // namespace synthslice::ui
