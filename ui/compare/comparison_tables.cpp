#include "ui/compare/comparison_tables.h"

#include <cmath>

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/runs/comparison/comparison_csv.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/series_pen.h"
#include "ui/controls/control.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

QStandardItem* textItem(const QString& text)
{
    auto* item = new QStandardItem(text);
    item->setEditable(false);
    return item;
}

QStandardItem* measuredItem(double value, double error, const QString& more = {})
{
    constexpr int errorDigits = 2;
    QString text = std::isfinite(value) ? numberText(value) : QStringLiteral("–");
    if (std::isfinite(error)) text += QStringLiteral(" ± ") + QLocale().toString(error, 'g', errorDigits);
    auto* item = textItem(text + more);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

}  // namespace

ComparisonTable::ComparisonTable(Kind kind, const ComparedRuns& compared, const ShowError& showError,
                                 QWidget* parent)
    : QWidget(parent), m_kind(kind), m_compared(compared), m_model(new QStandardItemModel(this)),
      m_table(new QTableView(this)), m_note(new QLabel(this))
{
    const bool isMetrics = kind == Kind::Metrics;
    named(m_table, isMetrics ? "metricsTable" : "differencesTable",
          isMetrics ? tr("Metrics of the runs") : tr("What differs between the runs"),
          isMetrics
              ? tr("± is the standard error over the images; of seeds mean ± standard deviation and how "
                   "many. The best run of a metric that tells which it is stands in bold.")
              : tr("Parameters, data, software and machine that are not the same in all runs"));
    m_table->setModel(m_model);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setIconSize({22, 12});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setMaximumSectionSize(320);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    const QString name = isMetrics ? QStringLiteral("metrics") : QStringLiteral("differences");
    addTableExport(m_table, name, showError);
    if (isMetrics) {
        addFileExport(
            m_table, ".saveNumbers", tr("Save values and errors (CSV)…"),
            {QStringLiteral("metric-values.csv"), tr("CSV table (*.csv)"),
             [this] { return QByteArray::fromStdString(runs::metricsCsv(m_compared.comparison())); }},
            showError);
    }
    m_note->setObjectName(isMetrics ? QStringLiteral("metricsNote") : QStringLiteral("differencesNote"));
    m_note->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_note, 1);
    row->addWidget(makeExportButton(isMetrics ? "exportMetrics" : "exportDifferences", {m_table}, this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    connect(&m_compared, &ComparedRuns::changed, this, &ComparisonTable::fill);
    fill();
}

void ComparisonTable::fill()
{
    m_model->clear();
    if (m_kind == Kind::Metrics) {
        fillMetrics();
    } else {
        fillDifferences();
    }
    m_table->resizeColumnsToContents();
}

void ComparisonTable::setHeader(const QStringList& first)
{
    for (int column = 0; column < first.size(); ++column)
        m_model->setHorizontalHeaderItem(column, textItem(first[column]));
    const auto& names = m_compared.comparison().names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto* item = textItem(QString::fromStdString(names[i]));
        item->setIcon(seriesIcon(palette(), m_compared.series()[i]));
        item->setToolTip(literalText(item->text()));
        m_model->setHorizontalHeaderItem(static_cast<int>(first.size() + static_cast<qsizetype>(i)), item);
    }
}

void ComparisonTable::fillDifferences()
{
    const runs::Comparison& comparison = m_compared.comparison();
    for (const runs::Difference& each : comparison.differences) {
        QList<QStandardItem*> row{textItem(specText(each.label)),
                                  textItem(QString::fromStdString(each.path))};
        for (const auto& value : each.values) {
            auto* item = textItem(valueText(value));
            item->setToolTip(literalText(item->text()));
            row << item;
        }
        m_model->appendRow(row);
    }
    setHeader({tr("Parameter"), tr("Path")});
    m_note->setText(comparison.names.size() < 2 ? tr("Add two runs or more to see what differs between them.")
                    : comparison.differences.empty()
                        ? tr("Nothing differs: parameters, data, software and machine are the same.")
                        : tr("All else is the same."));
}

void ComparisonTable::fillMetrics()
{
    const runs::Comparison& comparison = m_compared.comparison();
    std::vector<std::size_t> groups;
    for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
        if (comparison.groups[i].runs.size() > 1) groups.push_back(i);
    }
    for (const runs::MetricRow& metric : comparison.metrics) {
        QString label = recordedLabel(metric.label);
        if (!metric.unit.empty()) label += QStringLiteral(" (%1)").arg(specText(metric.unit));
        QList<QStandardItem*> row{textItem(label), textItem(specText(runs::toText(metric.takenAt)))};
        const auto best = runs::bestRun(metric);
        for (std::size_t i = 0; i < metric.values.size(); ++i) {
            auto* item = measuredItem(metric.values[i].value, metric.values[i].error);
            QFont font = m_table->font();
            font.setBold(best == i && metric.values.size() > 1);
            item->setFont(font);
            row << item;
        }
        for (const std::size_t group : groups) {
            const runs::Summary& seeds = metric.groups[group];
            row << measuredItem(seeds.mean, seeds.sd,
                                seeds.count > 0 ? QStringLiteral(" (%1)").arg(seeds.count) : QString());
        }
        m_model->appendRow(row);
    }
    setHeader({tr("Metric"), tr("Taken at")});
    int column = 2 + static_cast<int>(comparison.names.size());
    for (const std::size_t group : groups) {
        auto* item = textItem(tr("seeds of %1").arg(QString::fromStdString(comparison.groups[group].name)));
        item->setToolTip(literalText(item->text()));
        m_model->setHorizontalHeaderItem(column++, item);
    }
    m_note->setText(
        tr("± standard error over the images; seeds: mean ± standard deviation (how many). – is a "
           "value that a run does not have."));
}

void ComparisonTable::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) fill();
}

}  // namespace synthslice::ui
