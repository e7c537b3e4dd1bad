#include "ui/compare/compared_quality.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/compare/compared_runs.h"
#include "ui/compare/series_pen.h"
#include "ui/controls/control.h"
#include "ui/plots/band_plot.h"
#include "ui/plots/curve_table.h"
#include "ui/plots/plot_export.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr double poorRatio = 3.0;

QString ratioText(double value)
{
    return std::isfinite(value) ? numberText(value) : QStringLiteral("–");
}

const session::DescriptorAssessment* descriptorOf(const runs::ComparedRun& run, const std::string& key)
{
    if (run.assessments.empty()) return nullptr;
    const auto& all = run.assessments.back().descriptors;
    const auto found = std::ranges::find(all, key, &session::DescriptorAssessment::key);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

ComparedQuality::ComparedQuality(const ComparedRuns& compared, const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_compared(compared)
{
    m_descriptors = named(new QTreeWidget(this), "comparedDescriptors", tr("Descriptors of the runs"),
                          tr("Each descriptor's distance to real patches over that between real ones, at the "
                             "newest assessment of each run; choose one to see its curves"));
    m_descriptors->setRootIsDecorated(false);
    m_descriptors->setAlternatingRowColors(true);
    m_descriptors->setIconSize({22, 12});
    addTableExport(m_descriptors, QStringLiteral("descriptors"), showError);
    connect(m_descriptors, &QTreeWidget::currentItemChanged, this, &ComparedQuality::showCurve);
    m_plot = named(new BandPlot(this), "comparedQualityPlot", tr("Quality of the runs"),
                   tr("Q against the step with its standard error, or a descriptor over the band of 90 % of "
                      "held-out real patches. Wheel: zoom. Drag: pan. Double click: all."));
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    connect(m_plot, &QCustomPlot::mouseDoubleClick, m_plot, &BandPlot::showAll);
    addPlotExport(
        m_plot, QStringLiteral("quality"), [this] { return csv(); }, showError);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_descriptors);
    split->addWidget(m_plot);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({420, 630});
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(makeExportButton("exportComparedQuality", {m_descriptors, m_plot}, this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(row);
    layout->addWidget(split, 1);
    connect(&m_compared, &ComparedRuns::changed, this, &ComparedQuality::fill);
    fill();
}

void ComparedQuality::fill()
{
    const auto& all = m_compared.shown();
    const QString chosen = m_descriptors->currentItem() == nullptr
                               ? QString()
                               : m_descriptors->currentItem()->data(0, Qt::UserRole + 1).toString();
    const QSignalBlocker blocker(m_descriptors);
    m_descriptors->clear();
    QStringList titles{tr("Descriptor")};
    for (const std::string& name : m_compared.comparison().names) titles << QString::fromStdString(name);
    m_descriptors->setColumnCount(static_cast<int>(titles.size()));
    m_descriptors->setHeaderLabels(titles);
    for (std::size_t i = 0; i < all.size(); ++i)
        m_descriptors->headerItem()->setIcon(static_cast<int>(i) + 1,
                                             seriesIcon(palette(), m_compared.series()[i]));
    const auto addRow = [&](const QString& label, const QString& key, const auto& valueOf) {
        auto* item = new QTreeWidgetItem(m_descriptors, {label});
        item->setData(0, Qt::UserRole + 1, key);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const int column = static_cast<int>(i) + 1;
            const double value = valueOf(*all[i]);
            item->setText(column, ratioText(value));
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
            if (std::isfinite(value)) item->setData(column, Qt::UserRole, value);
            if (value > poorRatio) item->setForeground(column, alertColour(palette()));
        }
        if (key == chosen) m_descriptors->setCurrentItem(item);
        return item;
    };
    auto* scores = addRow(tr("Q against the step"), QString(), [](const runs::ComparedRun& run) {
        const bool known = !run.assessments.empty() && run.assessments.back().enoughReal();
        return known ? run.assessments.back().score : std::nan("");
    });
    QStringList keys;
    for (const auto& run : all) {
        if (run->assessments.empty()) continue;
        for (const auto& each : run->assessments.back().descriptors) {
            const QString key = QString::fromStdString(each.key);
            if (keys.contains(key)) continue;
            keys << key;
            addRow(recordedLabel(each.label), key, [&each](const runs::ComparedRun& one) {
                const auto* descriptor = descriptorOf(one, each.key);
                return descriptor == nullptr ? std::nan("") : descriptor->ratio;
            });
        }
    }
    if (m_descriptors->currentItem() == nullptr) m_descriptors->setCurrentItem(scores);
    m_descriptors->header()->resizeSections(QHeaderView::ResizeToContents);
    showCurve();
}

QCPGraph* ComparedQuality::addCurve(std::size_t run, const std::vector<double>& x,
                                    const std::vector<double>& y)
{
    auto* curve = m_plot->addGraph();
    curve->setData({x.begin(), x.end()}, {y.begin(), y.end()}, true);
    curve->setName(QString::fromStdString(m_compared.comparison().names[run]));
    const int series = m_compared.series()[run];
    curve->setPen(seriesPen(palette(), series, 1.8));
    if (x.size() < 40) {
        const QColor colour = comparedColour(palette(), series);
        curve->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 6));
    }
    m_curves.push_back(curve);
    return curve;
}

void ComparedQuality::showCurve()
{
    for (QCPErrorBars* errors : m_errors) m_plot->removePlottable(errors);
    for (QCPGraph* curve : m_curves) m_plot->removeGraph(curve);
    m_errors.clear();
    m_curves.clear();
    m_plot->setBand({}, {}, {});
    const QTreeWidgetItem* chosen = m_descriptors->currentItem();
    const QString key = chosen == nullptr ? QString() : chosen->data(0, Qt::UserRole + 1).toString();
    if (key.isEmpty()) {
        showScores();
    } else {
        showDescriptor(key.toStdString());
    }
    m_plot->yAxis->setLabel(key.isEmpty() ? QStringLiteral("Q") : chosen->text(0));
    m_plot->showAll();
}

void ComparedQuality::showScores()
{
    const auto& all = m_compared.shown();
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<double> steps;
        std::vector<double> scores;
        QVector<double> errors;
        for (const session::Assessment& each : all[i]->assessments) {
            if (!std::isfinite(each.score) || !each.enoughReal()) continue;
            steps.push_back(static_cast<double>(each.step));
            scores.push_back(each.score);
            errors << each.scoreSd;
        }
        auto* curve = addCurve(i, steps, scores);
        auto* bars = new QCPErrorBars(m_plot->xAxis, m_plot->yAxis);
        bars->setDataPlottable(curve);
        bars->setData(errors);
        bars->setPen(QPen(comparedColour(palette(), m_compared.series()[i]), 1));
        m_errors.push_back(bars);
    }
    m_plot->xAxis->setLabel(tr("step"));
}

void ComparedQuality::showDescriptor(const std::string& key)
{
    const auto& all = m_compared.shown();
    bool hasBand = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto* descriptor = descriptorOf(*all[i], key);
        if (descriptor == nullptr) continue;
        if (!std::exchange(hasBand, true)) {
            m_plot->setBand(descriptor->x, descriptor->realLow, descriptor->realHigh);
            m_plot->setBandScatterStyle(
                descriptor->x.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssCross, 8) : QCPScatterStyle());
            m_plot->xAxis->setLabel(specText(descriptor->unit));
        }
        addCurve(i, descriptor->x, descriptor->generated);
    }
}

QByteArray ComparedQuality::csv() const
{
    CurveTable table;
    table.key = m_plot->xAxis->label().isEmpty() ? "x" : m_plot->xAxis->label().toStdString();
    for (const QCPGraph* curve : m_curves)
        table.curves.push_back({curve->name().toStdString(), *curve->data()});
    return QByteArray::fromStdString(toCsv(table));
}

void ComparedQuality::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) fill();
}

}  // namespace synthslice::ui
