#include "ui/sweep/parallel_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/colour_map.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"
#include "ui/sweep/value_axis.h"

namespace synthslice::ui {

namespace {

constexpr double titleHeight = 1.1;  // heights are shares of an axis

}  // namespace

ParallelPlot::ParallelPlot(QWidget* parent) : QCustomPlot(parent)
{
    setMinimumSize(200, 160);
    for (QCPAxis* axis : {xAxis, yAxis}) axis->setVisible(false);
    xAxis->grid()->setVisible(false);
    yAxis->grid()->setVisible(false);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins({8, 8, 8, 8});
    applyColours();
}

void ParallelPlot::show(const runs::SweepResults& results, const std::string& metric)
{
    clearPlottables();
    clearItems();
    m_lines.clear();
    m_axes.clear();
    m_texts.clear();
    const auto info = std::ranges::find(results.metrics, metric, &session::MetricInfo::key);
    std::vector<ValueAxis> axes;
    const std::vector<std::string> names = runs::shortNames(results.varied);
    for (std::size_t i = 0; i < results.varied.size(); ++i) {
        std::vector<spec::Json> values;
        for (const runs::SweepOutcome& run : results.runs) values.push_back(run.values[i]);
        axes.emplace_back(values);
        addAxis(static_cast<int>(i), QString::fromStdString(names[i]), axes.back());
    }
    std::vector<spec::Json> measured;
    for (const runs::SweepOutcome& run : results.runs)
        if (const auto value = run.metrics.find(metric); value != run.metrics.end())
            measured.emplace_back(value->second);
    const ValueAxis last(measured);
    if (!measured.empty() && info != results.metrics.end())
        addAxis(static_cast<int>(axes.size()), specText(info->label), last);

    for (const runs::SweepOutcome& run : results.runs) {
        Line line{new QCPCurve(xAxis, yAxis), {}};
        QVector<double> x;
        QVector<double> y;
        for (std::size_t i = 0; i < axes.size(); ++i) {
            x.append(static_cast<double>(i));
            y.append(axes[i].share(run.values[i]));
        }
        if (const auto value = run.metrics.find(metric); value != run.metrics.end()) {
            line.share = last.share(value->second);
            x.append(static_cast<double>(axes.size()));
            y.append(*line.share);
        }
        line.curve->setData(x, y);
        m_lines.push_back(line);
    }
    xAxis->setRange(-0.5, std::max<double>(0.5, static_cast<double>(m_axes.size()) - 0.5));
    yAxis->setRange(-0.15, titleHeight + 0.1);
    applyColours();
}

void ParallelPlot::addAxis(int place, const QString& title, const ValueAxis& axis)
{
    auto* line = new QCPItemLine(this);
    line->start->setCoords(place, 0.0);
    line->end->setCoords(place, 1.0);
    m_axes.push_back(line);
    const auto write = [this, place](double height, const QString& text, Qt::Alignment alignment) {
        auto* item = new QCPItemText(this);
        item->position->setCoords(place, height);
        item->setPositionAlignment(alignment);
        item->setPadding({5, 2, 5, 2});
        item->setText(text);
        m_texts.push_back(item);
    };
    write(titleHeight, title, Qt::AlignHCenter | Qt::AlignVCenter);
    if (axis.isNumeric()) {
        write(-0.01, numberText(axis.low()), Qt::AlignHCenter | Qt::AlignTop);
        if (axis.high() > axis.low()) write(1.0, numberText(axis.high()), Qt::AlignHCenter | Qt::AlignBottom);
        return;
    }
    const std::vector<std::string>& names = axis.names();
    const double highest = static_cast<double>(names.size()) - 1.0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        write(highest > 0.0 ? static_cast<double>(i) / highest : 0.5, QString::fromStdString(names[i]),
              Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void ParallelPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

void ParallelPlot::applyColours()
{
    const QColor text = palette().color(QPalette::Text);
    setBackground(palette().color(QPalette::Base));
    for (QCPItemLine* axis : m_axes) axis->setPen(QPen(text, 1));
    QColor veil = palette().color(QPalette::Base);
    veil.setAlpha(190);  // lines behind it still show
    for (QCPItemText* item : m_texts) {
        item->setColor(text);
        item->setBrush(veil);
    }
    const QList<QRgb>& colours = colourTable(ColourMap::BlueYellow);
    const bool dark = palette().color(QPalette::Base).lightness() < 128;
    for (const Line& line : m_lines) {
        if (!line.share) {
            line.curve->setPen(QPen(quietColour(palette()), 1, Qt::DotLine));
            continue;
        }
        // The ends of the map are the paper's colour on one of the palettes.
        const double place = (dark ? 0.25 : 0.0) + 0.75 * *line.share;
        line.curve->setPen(QPen(QColor(colours[static_cast<int>(std::lround(255.0 * place))]), 2));
    }
    replot(rpQueuedReplot);
}

}  // namespace synthslice::ui
