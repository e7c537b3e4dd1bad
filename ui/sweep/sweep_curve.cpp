#include "ui/sweep/sweep_curve.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/base/text/csv_field.h"
#include "ui/plots/axis_colours.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"
#include "ui/sweep/value_axis.h"

namespace synthslice::ui {

namespace {

constexpr int pointSize = 8;

/// One series by what the other varied parameters are: of each place its values over the seeds.
using Points = std::map<double, std::vector<double>>;

}  // namespace

SweepCurve::SweepCurve(QWidget* parent) : QCustomPlot(parent)
{
    setMinimumSize(200, 160);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    legend->setIconSize(14, 10);
    axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    applyColours();
}

void SweepCurve::show(const runs::SweepResults& results, std::size_t parameter, const std::string& metric)
{
    clearGraphs();
    m_series.clear();
    m_csv.clear();
    const auto info = std::ranges::find(results.metrics, metric, &session::MetricInfo::key);
    if (parameter >= results.varied.size() || info == results.metrics.end()) {
        replot(rpQueuedReplot);
        return;
    }
    const std::vector<std::string> names = runs::shortNames(results.varied);
    std::vector<spec::Json> values;
    for (const runs::SweepOutcome& run : results.runs) values.push_back(run.values[parameter]);
    const ValueAxis axis(values);

    std::vector<std::pair<std::string, Points>> series;
    std::string table;
    for (const std::string& path : results.varied) table += csvField(path) + ",";
    table += "training.seed," + csvField(metric) + "\n";
    for (const runs::SweepOutcome& run : results.runs) {
        const auto value = run.metrics.find(metric);
        if (value == run.metrics.end()) continue;
        std::string others;
        for (std::size_t i = 0; i < run.values.size(); ++i) {
            table += csvField(runs::valueText(run.values[i])) + ",";
            if (i != parameter) others += names[i] + "=" + runs::valueText(run.values[i]) + " ";
        }
        table += std::to_string(run.seed) + "," + spec::numberText(value->second) + "\n";
        auto found = std::ranges::find(series, others, &std::pair<std::string, Points>::first);
        if (found == series.end()) {
            series.emplace_back(others, Points());
            found = std::prev(series.end());
        }
        found->second[axis.place(run.values[parameter])].push_back(value->second);
    }
    m_csv = QByteArray::fromStdString(table);

    for (const auto& [others, points] : series) {
        Series drawn{addGraph(), addGraph()};
        drawn.points->setLineStyle(QCPGraph::lsNone);
        drawn.points->removeFromLegend();
        drawn.means->setName(QString::fromStdString(others));
        for (const auto& [place, all] : points) {
            double sum = 0.0;
            for (const double each : all) {
                drawn.points->addData(place, each);
                sum += each;
            }
            drawn.means->addData(place, sum / static_cast<double>(all.size()));
        }
        m_series.push_back(drawn);
    }
    legend->setVisible(series.size() > 1);

    xAxis->setLabel(QString::fromStdString(results.varied[parameter]));
    yAxis->setLabel(specText(info->label));
    xAxis->setScaleType(axis.isLogarithmic() ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (axis.isNumeric()) {
        xAxis->setTicker(axis.isLogarithmic() ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                              : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    } else {
        QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
        for (std::size_t i = 0; i < axis.names().size(); ++i)
            ticker->addTick(static_cast<double>(i), QString::fromStdString(axis.names()[i]));
        xAxis->setTicker(ticker);
    }
    xAxis->setNumberFormat(axis.isLogarithmic() ? QStringLiteral("eb") : QStringLiteral("gb"));
    xAxis->setNumberPrecision(axis.isLogarithmic() ? 0 : 6);
    rescaleAxes();
    // Also what has not been trained yet has its place.
    if (axis.isLogarithmic()) {
        xAxis->setRange(axis.low() / 1.3, axis.high() * 1.3);
    } else {
        const double margin = axis.isNumeric() && axis.high() > axis.low() ? 0.08 * (axis.high() - axis.low())
                                                                           : 0.5;
        xAxis->setRange(axis.low() - margin, axis.high() + margin);
    }
    yAxis->scaleRange(1.15);
    applyColours();
}

QByteArray SweepCurve::csv() const
{
    return m_csv;
}

void SweepCurve::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

void SweepCurve::applyColours()
{
    const QColor text = palette().color(QPalette::Text);
    setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        setAxisColours(*axis, text, text);
        axis->grid()->setPen(QPen(palette().color(QPalette::AlternateBase), 1));
        axis->grid()->setZeroLinePen(QPen(palette().color(QPalette::Mid), 1));
    }
    QColor veil = palette().color(QPalette::Base);
    veil.setAlpha(190);  // what is behind it still shows
    legend->setBrush(veil);
    legend->setBorderPen(Qt::NoPen);
    legend->setTextColor(text);
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const QColor colour = seriesColour(palette(), static_cast<int>(i));
        QColor fill = colour;
        fill.setAlpha(90);
        m_series[i].points->setScatterStyle({QCPScatterStyle::ssCircle, QPen(colour, 1.5), fill, pointSize});
        m_series[i].means->setPen(QPen(colour, 2));
    }
    replot(rpQueuedReplot);
}

}  // namespace synthslice::ui
