#include "ui/slices/descriptors_view.h"

#include <cmath>
#include <tuple>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/measure/statistics.h"
#include "engine/report/stack_figures.h"
#include "ui/controls/control.h"
#include "ui/controls/task_progress.h"
#include "ui/plots/band_plot.h"
#include "ui/plots/plot_export.h"
#include "ui/shared/background_task.h"
#include "ui/shared/colours.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

enum DescriptorColumn { LabelColumn, MeanColumn, SdColumn, IntervalColumn, UnitColumn, DescriptorColumns };

/// Whether both would be described alike, but for the unit.
bool sameSlices(const data::SliceDataset& one, const data::SliceDataset& other)
{
    const auto told = [](const spec::DataSpec& spec) {
        return std::tie(spec.material, spec.phases, spec.phaseThresholds, spec.fibreRadius);
    };
    return one.stack() == other.stack() && told(one.spec()) == told(other.spec());
}

/// Whether a curve is known at two places at least.
bool canBeDrawn(const acceptance::StackDescription& description, std::size_t curve)
{
    int known = 0;
    for (std::size_t place = 0; known < 2 && place < description.x[curve].size(); ++place) {
        if (!description.at(curve, place).empty()) ++known;
    }
    return known == 2;
}

/// A unit of measures as people write it: "µm", "1/µm", "px".
QString unitText(const measure::LengthUnit& unit, const std::string& ofMeasure)
{
    const std::string name = unit.nameOf(ofMeasure);
    return name == ofMeasure
               ? specText(name)
               : QString::fromStdString(name).replace(QLatin1String("um"), QStringLiteral("µm"));
}

QString withUnit(const QString& label, const QString& unit)
{
    return unit.isEmpty() ? label : QStringLiteral("%1, %2").arg(label, unit);
}

QTableWidgetItem* numberItem(double number)
{
    const bool known = std::isfinite(number);
    auto* item = new QTableWidgetItem(known ? numberText(number) : DescriptorsView::tr("not measurable"));
    if (known) item->setData(Qt::UserRole, number);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QTableWidgetItem* intervalItem(const measure::Representativity& enough)
{
    auto* item = std::isfinite(enough.low)
                     ? new QTableWidgetItem(DescriptorsView::tr("%1 to %2")
                                                .arg(numberText(enough.low), numberText(enough.high)))
                     : numberItem(enough.low);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(
        DescriptorsView::tr("Of all slices together, which hold as much as %L1 independent fields "
                            "(Dahari et al. 2024)")
            .arg(std::round(enough.independentFields)));
    return item;
}

}  // namespace

DescriptorsView::DescriptorsView(const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_showError(showError), m_describing(new BackgroundTask(this))
{
    makeTable();
    m_results = new QSplitter(Qt::Vertical, this);
    m_results->addWidget(m_numbers);
    m_results->addWidget(makeCurves());
    m_results->setStretchFactor(0, 3);
    m_results->setStretchFactor(1, 2);
    m_results->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(makeBar());
    column->addWidget(new TaskProgress(m_describing, QStringLiteral("descriptorsProgress"), this));
    column->addWidget(m_results, 1);
    column->addStretch();
    connect(m_describing, &BackgroundTask::started, this, [this] { m_describe->setEnabled(false); });
    connect(m_describing, &BackgroundTask::finished, this, [this] { m_describe->setEnabled(true); });
    applyColours();
    showDescription();
}

QWidget* DescriptorsView::makeBar()
{
    m_describe = named(new QPushButton(tr("Describe slices"), this), "describeSlices", tr("Describe slices"),
                       tr("Measures every slice where its material is"));
    m_describe->setEnabled(false);
    connect(m_describe, &QPushButton::clicked, this, &DescriptorsView::describe);
    m_status = named(new QLabel(this), "descriptorsStatus", tr("State of the description"),
                     tr("How many slices were measured and how, or why they could not be"));
    m_status->setWordWrap(true);
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_describe);
    row->addWidget(m_status, 1);
    row->addWidget(makeExportButton("exportDescriptors", {m_numbers, m_plot}, this));
    return bar;
}

void DescriptorsView::makeTable()
{
    m_numbers = named(
        new QTableWidget(0, DescriptorColumns, this), "descriptorNumbers", tr("Numbers of the slices"),
        tr("Mean and standard deviation over the slices; of volume fractions also the interval that "
           "holds the material's with a probability of 95 %"));
    m_numbers->setHorizontalHeaderLabels(
        {tr("Descriptor"), tr("Mean"), tr("SD of slices"), tr("95 % interval"), tr("Unit")});
    m_numbers->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_numbers->horizontalHeader()->setSectionResizeMode(LabelColumn, QHeaderView::Stretch);
    m_numbers->verticalHeader()->hide();
    m_numbers->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_numbers->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_numbers->setSelectionMode(QAbstractItemView::NoSelection);
    addTableExport(m_numbers, QStringLiteral("descriptors"), m_showError);
    addFileExport(m_numbers, ".saveEach", tr("Save each slice's numbers (CSV)…"),
                  {QStringLiteral("slices.csv"), tr("CSV table (*.csv)"),
                   [this] { return QByteArray::fromStdString(report::csvOf(*m_description, lengthUnit())); }},
                  m_showError);
}

QWidget* DescriptorsView::makeCurves()
{
    m_curve = named(new QComboBox(this), "descriptorCurve", tr("Curve shown"),
                    tr("Which function of distance, run length, grey or frequency is drawn"));
    connect(m_curve, &QComboBox::currentIndexChanged, this, &DescriptorsView::showCurve);
    m_plot = named(new BandPlot(this), "slicesPlot", tr("Curve of the slices"),
                   tr("Mean over the slices, over the band of 90 % of them"));
    m_mean = m_plot->addGraph();
    m_mean->setName(tr("mean of slices"));
    m_plot->showLegend(tr("90 % of slices"));
    addPlotExport(
        m_plot, QStringLiteral("curve"),
        [this] {
            return QByteArray::fromStdString(report::csvOf(
                report::figureOf(*m_description, m_curve->currentData().toULongLong(), lengthUnit())));
        },
        m_showError);
    auto* curves = new QWidget(this);
    auto* column = new QVBoxLayout(curves);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_curve);
    column->addWidget(m_plot, 1);
    return curves;
}

void DescriptorsView::setDataset(std::shared_ptr<const data::SliceDataset> dataset)
{
    if (m_dataset && !sameSlices(*m_dataset, *dataset)) {
        m_describing->cancel();
        m_description.reset();
    }
    m_dataset = std::move(dataset);
    m_describe->setEnabled(!m_describing->isRunning());
    showDescription();
}

void DescriptorsView::describe()
{
    m_describing->start(
        [dataset = m_dataset](const Progress& progress) -> Result<acceptance::StackDescription> {
            auto hints = acceptance::hintsOf(dataset->spec());
            if (!hints) return tl::unexpected(hints.error());
            return acceptance::describeStack(*dataset->stack(), *std::move(hints), nullptr, progress);
        },
        [this, dataset = m_dataset](Result<acceptance::StackDescription> description) {
            if (sameSlices(*dataset, *m_dataset)) take(std::move(description));
        });
}

void DescriptorsView::take(Result<acceptance::StackDescription> description)
{
    if (description) {
        m_description = *std::move(description);
        showDescription();
    } else if (description.error().code != ErrorCode::Cancelled) {
        m_status->setText(literalText(QString::fromStdString(description.error().text())));
        setTextColour(*m_status, alertColour);
    }
}

void DescriptorsView::showDescription()
{
    setTextColour(*m_status, plainColour);
    if (m_description) {
        QString text = tr("Slices measured: %L1.").arg(qulonglong{m_description->names.size()});
        QStringList thresholds;
        for (const double grey : m_description->material.thresholds) thresholds << numberText(grey);
        if (!m_description->material.isSegmented())
            text += u' ' + tr("Phases are parted at grey %1 of full scale.").arg(thresholds.join(u' '));
        m_status->setText(text);
    } else {
        m_status->setText(tr("Not measured yet."));
    }
    m_results->setVisible(m_description.has_value());
    for (QAction* action : m_numbers->actions()) action->setEnabled(m_description.has_value());
    showNumbers();
    listCurves();
}

void DescriptorsView::showNumbers()
{
    m_numbers->setRowCount(0);
    if (!m_description) return;
    const measure::LengthUnit unit = lengthUnit();
    for (std::size_t m = 0; m < m_description->measures.size(); ++m) {
        const measure::Measure& measure = *m_description->measures[m];
        if (measure.isCurve()) continue;
        const std::vector<double> values = m_description->numbers(m);
        const auto [mean, sd] = measure::meanAndSd(values);
        const int row = m_numbers->rowCount();
        m_numbers->insertRow(row);
        auto* label = new QTableWidgetItem(measureLabel(measure));
        label->setToolTip(specText(measure.help));
        m_numbers->setItem(row, LabelColumn, label);
        m_numbers->setItem(row, MeanColumn, numberItem(unit.convert(mean, measure.unit)));
        m_numbers->setItem(row, SdColumn,
                           numberItem(values.size() > 1 ? unit.convert(sd, measure.unit) : std::nan("")));
        const measure::Representativity* enough = m_description->representativityOf(m);
        m_numbers->setItem(row, IntervalColumn,
                           enough != nullptr ? intervalItem(*enough) : new QTableWidgetItem);
        m_numbers->setItem(row, UnitColumn, new QTableWidgetItem(unitText(unit, measure.unit)));
    }
}

/// All that can be drawn; the chosen one stays.
void DescriptorsView::listCurves()
{
    const QString chosen = m_curve->currentText();
    {
        const QSignalBlocker blocker(m_curve);
        m_curve->clear();
        for (std::size_t m = 0; m_description && m < m_description->measures.size(); ++m) {
            const measure::Measure& measure = *m_description->measures[m];
            if (!measure.isCurve() || !canBeDrawn(*m_description, m)) continue;
            m_curve->addItem(measureLabel(measure), qulonglong{m});
            m_curve->setItemData(m_curve->count() - 1, specText(measure.help), Qt::ToolTipRole);
        }
        m_curve->setCurrentIndex(m_curve->count() == 0 ? -1 : std::max(0, m_curve->findText(chosen)));
    }
    const bool some = m_curve->count() > 0;
    m_curve->setEnabled(some);
    for (QAction* action : m_plot->actions()) action->setEnabled(some);
    showCurve();
}

void DescriptorsView::showCurve()
{
    report::Figure figure;
    QString xLabel;
    QString yLabel;
    if (m_curve->currentIndex() >= 0) {
        const std::size_t shown = m_curve->currentData().toULongLong();
        const measure::Measure& measure = *m_description->measures[shown];
        const measure::LengthUnit unit = lengthUnit();
        figure = report::figureOf(*m_description, shown, unit);
        xLabel = withUnit(specText(measure.xLabel), unitText(unit, measure.xUnit));
        yLabel = withUnit(measureLabel(measure), unitText(unit, measure.unit));
    }
    m_plot->setBand(figure.x, figure.bandLow, figure.bandHigh);
    const std::vector<double> mean = figure.curves.empty() ? std::vector<double>() : figure.curves.front().y;
    m_mean->setData({figure.x.begin(), figure.x.end()}, {mean.begin(), mean.end()}, true);
    m_plot->xAxis->setLabel(xLabel);
    m_plot->yAxis->setLabel(yLabel);
    m_plot->showAll();
}

measure::LengthUnit DescriptorsView::lengthUnit() const
{
    return measure::LengthUnit::ofPixel(m_dataset ? m_dataset->summary().pixelSizeUm : std::nullopt);
}

void DescriptorsView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

void DescriptorsView::applyColours()
{
    m_mean->setPen(QPen(seriesColour(palette(), 0), 2));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace synthslice::ui
