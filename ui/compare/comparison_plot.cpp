#include "ui/compare/comparison_plot.h"

#include <cmath>

#include "ui/compare/series_pen.h"
#include "ui/plots/long_graph.h"
#include "ui/shared/number_text.h"

namespace synthslice::ui {

namespace {

/// With more curves, fine lines without the raw values below them are clearer, and can be drawn at the pace
/// of the mouse.
constexpr std::size_t manyCurves = 12;
constexpr std::size_t mostValuesTold = 12;
constexpr int keyDigits = 7;
constexpr double endMargin = 0.01;  // so that the last point is whole

}  // namespace

ComparisonPlot::ComparisonPlot(QWidget* parent)
    : QCustomPlot(parent), m_pane([this]() -> QCustomPlot& {
          plotLayout()->clear();
          return *this;
      }())
{
    setMinimumSize(240, 180);
    setPlottingHint(QCP::phFastPolylines, true);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setNoAntialiasingOnDrag(true);
    connect(this, &QCustomPlot::mouseWheel, this, [this] { m_following = false; });
    connect(this, &QCustomPlot::mousePress, this, [this] { m_following = false; });
    connect(this, &QCustomPlot::mouseDoubleClick, this, &ComparisonPlot::showAll);
    connect(this, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        emit pointed(valuesAt(m_pane.steps()->pixelToCoord(event->position().x())));
    });
    applyColours();
}

LongGraph* ComparisonPlot::addLine(const QVector<QCPGraphData>& points)
{
    auto* graph = new LongGraph(m_pane.steps(), m_pane.values());
    graph->append(points);
    if (points.size() == 1) graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
    return graph;
}

void ComparisonPlot::show(ComparisonCurves curves)
{
    for (const Drawn& drawn : m_drawn) {
        for (LongGraph* graph : {drawn.high, drawn.low, drawn.pale, drawn.strong}) {
            if (graph != nullptr) removeGraph(graph);
        }
    }
    m_drawn.clear();
    m_curves = std::move(curves);
    for (const ComparisonBand& band : m_curves.bands) {
        Drawn drawn{.series = band.series};
        drawn.low = addLine(band.low);
        drawn.high = addLine(band.high);
        drawn.high->setChannelFillGraph(drawn.low);
        drawn.strong = addLine(band.mean);
        m_drawn.push_back(drawn);
    }
    for (const ComparisonCurve& curve : m_curves.curves) {
        Drawn drawn{.series = curve.series};
        if (!curve.smooth.isEmpty() && m_curves.curves.size() <= manyCurves) {
            drawn.pale = addLine(curve.raw);
            drawn.pale->setAntialiased(false);
        }
        m_drawn.push_back(drawn);
    }
    for (std::size_t i = 0; i < m_curves.curves.size(); ++i) {  // over all that is pale
        const ComparisonCurve& curve = m_curves.curves[i];
        m_drawn[m_curves.bands.size() + i].strong = addLine(curve.smooth.isEmpty() ? curve.raw
                                                                                   : curve.smooth);
    }
    setNotAntialiasedElements(m_drawn.size() > manyCurves ? QCP::aePlottables | QCP::aeFills : QCP::aeNone);
    applyColours();
    fit();
}

void ComparisonPlot::setLabels(const QString& x, const QString& y)
{
    m_pane.steps()->setLabel(x);
    m_pane.values()->setLabel(y);
}

void ComparisonPlot::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    m_pane.setLogarithmic(logarithmic);
    showAll();
}

void ComparisonPlot::showAll()
{
    m_following = true;
    fit();
}

void ComparisonPlot::fit()
{
    if (m_following) {
        const auto sign = m_logarithmic ? QCP::sdPositive : QCP::sdBoth;
        std::optional<QCPRange> keys;
        std::optional<QCPRange> values;
        const auto include = [](std::optional<QCPRange>& all, bool found, const QCPRange& range) {
            if (found) all = all ? all->expanded(range) : range;
        };
        for (const Drawn& drawn : m_drawn) {
            for (const LongGraph* graph : {drawn.strong, drawn.pale, drawn.low, drawn.high}) {
                bool found = false;
                if (graph == nullptr) continue;
                const QCPRange range = graph->getKeyRange(found);
                include(keys, found, range);
                const QCPRange inside = graph->getValueRange(found, sign);
                include(values, found, inside);
            }
        }
        const QCPRange all = keys.value_or(QCPRange(0.0, 1.0)).expanded(QCPRange(0.0, 0.0));
        m_pane.steps()->setRange(all.lower, all.upper + endMargin * std::max(all.size(), 1.0));
        m_pane.values()->setRange(withMargin(values, m_logarithmic));
    }
    replot(rpQueuedReplot);
}

QString ComparisonPlot::valuesAt(double x) const
{
    QString text;
    for (std::size_t i = 0; i < std::min(m_drawn.size(), mostValuesTold); ++i) {
        const auto& points = *m_drawn[i].strong->data();
        if (points.isEmpty()) continue;
        auto point = points.findBegin(x, false);
        if (point == points.constEnd()) --point;
        const bool isBand = i < m_curves.bands.size();
        const std::string& name = isBand ? m_curves.bands[i].name
                                         : m_curves.curves[i - m_curves.bands.size()].name;
        if (text.isEmpty()) text = QLocale().toString(point->key, 'g', keyDigits) + u':';
        text += QStringLiteral("   %1 %2").arg(QString::fromStdString(name), numberText(point->value));
    }
    return text;
}

CurveTable ComparisonPlot::table() const
{
    CurveTable table;
    const auto add = [&table](const std::string& name, const LongGraph* graph) {
        table.curves.push_back({name, *graph->data()});
    };
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        const Drawn& drawn = m_drawn[i];
        if (i < m_curves.bands.size()) {
            const std::string& name = m_curves.bands[i].name;
            add(name, drawn.strong);
            add(name + " - sd", drawn.low);
            add(name + " + sd", drawn.high);
        } else {
            const ComparisonCurve& curve = m_curves.curves[i - m_curves.bands.size()];
            QCPGraphDataContainer raw;
            raw.add(curve.raw, true);
            table.curves.push_back({curve.name, raw});
        }
    }
    return table;
}

void ComparisonPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyColours();
        replot(rpQueuedReplot);
    }
}

void ComparisonPlot::applyColours()
{
    constexpr int paleAlpha = 60;
    constexpr int bandAlpha = 45;
    setBackground(palette().base());
    m_pane.setColours(palette());
    const double width = m_drawn.size() > manyCurves ? 1.0 : 1.8;
    for (const Drawn& drawn : m_drawn) {
        drawn.strong->setPen(seriesPen(palette(), drawn.series, width));
        QColor pale = comparedColour(palette(), drawn.series);
        pale.setAlpha(paleAlpha);
        if (drawn.pale != nullptr) drawn.pale->setPen(QPen(pale, 1));
        if (drawn.low == nullptr) continue;
        for (LongGraph* edge : {drawn.low, drawn.high}) {
            edge->setPen(Qt::NoPen);
            edge->setScatterStyle(QCPScatterStyle::ssNone);  // a lone point would be black
        }
        pale.setAlpha(bandAlpha);
        drawn.high->setBrush(pale);
    }
}

}  // namespace synthslice::ui
