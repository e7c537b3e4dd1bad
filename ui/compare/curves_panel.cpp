#include "ui/compare/curves_panel.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

#include "ui/compare/compared_runs.h"
#include "ui/compare/comparison_plot.h"
#include "ui/controls/control.h"
#include "ui/plots/plot_export.h"
#include "ui/shared/background_task.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

CurvesPanel::CurvesPanel(const ComparedRuns& compared, const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_compared(compared), m_drawing(new BackgroundTask(this))
{
    m_plot = named(new ComparisonPlot(this), "comparisonPlot", tr("Curves of the runs"),
                   tr("The metric of every run. Wheel: zoom. Drag: pan. Double click: all."));
    addPlotExport(
        m_plot, QStringLiteral("curves"),
        [this] {
            CurveTable table = m_plot->table();
            table.key = m_axis->currentText().toStdString();
            return QByteArray::fromStdString(toCsv(table));
        },
        showError);
    m_values = named(new QLabel(this), "comparedValues", tr("Values under the pointer"), QString());
    m_values->setTextFormat(Qt::PlainText);
    m_values->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_without = named(new QLabel(this), "runsWithoutCurve", tr("Runs without a curve"), QString());
    m_without->setTextFormat(Qt::PlainText);
    m_without->setWordWrap(true);
    m_without->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(makeControls());
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_without);
    layout->addWidget(m_values);

    connect(m_plot, &ComparisonPlot::pointed, m_values, &QLabel::setText);
    connect(&m_compared, &ComparedRuns::changed, this, [this] {
        listMetrics();
        draw();
    });
    listMetrics();
}

QWidget* CurvesPanel::makeControls()
{
    m_metric = named(new QComboBox(this), "comparedMetric", tr("Metric"), tr("Which metric is drawn"));
    m_metric->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_axis = named(new QComboBox(this), "comparedAxis", tr("Horizontal axis"),
                   tr("Against what curves are drawn: runs that learn in other steps can be compared by "
                      "epochs, images or seconds"));
    m_axis->addItem(tr("step"), static_cast<int>(runs::XAxis::Step));
    m_axis->addItem(tr("epoch"), static_cast<int>(runs::XAxis::Epoch));
    m_axis->addItem(tr("images"), static_cast<int>(runs::XAxis::Images));
    m_axis->addItem(tr("time trained (s)"), static_cast<int>(runs::XAxis::Time));
    m_smoothing = named(new QSpinBox(this), "comparedSmoothing", tr("Smoothing, in values"),
                        tr("Values over which the strong curve averages (exponential mean, not drawn to zero "
                           "at its beginning); 0 shows raw values only"));
    m_smoothing->setRange(0, 10000);
    m_smoothing->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_smoothing->setValue(static_cast<int>(CurveChoice{}.smoothing));
    m_smoothing->setKeyboardTracking(false);
    auto* smoothingLabel = new QLabel(tr("S&moothing"), this);
    smoothingLabel->setBuddy(m_smoothing);
    m_logarithmic = named(new QCheckBox(tr("&Log axis"), this), "comparedLogarithmic",
                          tr("Logarithmic vertical axis"),
                          tr("Logarithmic vertical axis; only positive values can be shown"));
    m_bands = named(new QCheckBox(tr("&Bands over seeds"), this), "seedBands", tr("Bands over seeds"),
                    tr("Runs that differ by their seed only as one curve: their mean, with a band of one "
                       "standard deviation"));
    m_bands->setChecked(true);
    auto* whole = named(new QToolButton(this), "wholeCurves", tr("All"),
                        tr("Show all of the curves (double click in the plot)"));
    whole->setText(tr("&All"));

    connect(m_metric, &QComboBox::currentIndexChanged, this, &CurvesPanel::draw);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &CurvesPanel::draw);
    connect(m_smoothing, &QSpinBox::valueChanged, this, &CurvesPanel::draw);
    connect(m_bands, &QCheckBox::toggled, this, &CurvesPanel::draw);
    connect(m_logarithmic, &QCheckBox::toggled, m_plot, &ComparisonPlot::setLogarithmic);
    connect(whole, &QToolButton::clicked, m_plot, &ComparisonPlot::showAll);

    auto* controls = new QWidget(this);
    auto* row = sideBySide({m_metric, m_axis, smoothingLabel, m_smoothing, m_logarithmic, m_bands});
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch();
    row->addWidget(whole);
    row->addWidget(makeExportButton("exportCurves", {m_plot}, this));
    controls->setLayout(row);
    return controls;
}

/// Those that are curves; the chosen one stays.
void CurvesPanel::listMetrics()
{
    const QString chosen = m_metric->currentData().toString();
    const QSignalBlocker blocker(m_metric);
    m_metric->clear();
    for (const runs::MetricRow& row : m_compared.comparison().metrics) {
        if (row.takenAt == runs::TakenAt::WholeRun) continue;  // no curve
        const QString label = recordedLabel(row.label);
        m_metric->addItem(row.unit.empty() ? label : QStringLiteral("%1 (%2)").arg(label, specText(row.unit)),
                          QString::fromStdString(row.key));
    }
    m_metric->setCurrentIndex(std::max(0, m_metric->findData(chosen)));
}

CurveChoice CurvesPanel::choice() const
{
    return {m_metric->currentData().toString().toStdString(),
            static_cast<runs::XAxis>(m_axis->currentData().toInt()),
            static_cast<double>(m_smoothing->value()), m_bands->isChecked()};
}

void CurvesPanel::draw()
{
    if (m_drawing->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_drawing->start(
        [all = m_compared.shown(), series = m_compared.series(), comparison = m_compared.comparison(),
         choice = choice()](const Progress&) { return comparisonCurves(all, series, comparison, choice); },
        [this, drawn = choice()](ComparisonCurves curves) {
            QStringList without;
            for (const std::string& name : curves.without) without << QString::fromStdString(name);
            m_without->setVisible(!without.isEmpty());
            m_without->setText(tr("Without a value to draw: %1").arg(without.join(QStringLiteral(", "))));
            m_plot->setLabels(m_axis->currentText(), m_metric->currentText());
            m_plot->show(std::move(curves));
            if (drawn.metric != m_drawn.metric || drawn.axis != m_drawn.axis) m_plot->showAll();
            m_drawn = drawn;
            if (m_again) draw();
        });
}

}  // namespace synthslice::ui
