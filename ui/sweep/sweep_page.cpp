#include "ui/sweep/sweep_page.h"

#include <algorithm>
#include <chrono>
#include <set>

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/controls/export_actions.h"
#include "ui/plots/plot_export.h"
#include "ui/shared/background_task.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"
#include "ui/sweep/parallel_plot.h"
#include "ui/sweep/sample_matrix.h"
#include "ui/sweep/sweep_curve.h"
#include "ui/sweep/sweep_table_model.h"

namespace synthslice::ui {

using namespace std::chrono_literals;

namespace {

/// Puts other entries into a box, and keeps what is chosen if it is among them.
void setEntries(QComboBox& box, const std::vector<std::pair<QString, QVariant>>& entries)
{
    const QVariant chosen = box.currentData();
    const QSignalBlocker blocker(box);
    box.clear();
    for (const auto& [text, data] : entries) box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

}  // namespace

SweepPage::SweepPage(QWidget* parent)
    : QWidget(parent), m_reading(new BackgroundTask(this)), m_readingSamples(new BackgroundTask(this))
{
    setObjectName(QStringLiteral("sweepPage"));
    buildControls();
    buildViews();
    m_again.setSingleShot(true);
    m_again.setInterval(4s);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible()) refresh();
    });
}

SweepPage::~SweepPage() = default;

void SweepPage::buildControls()
{
    m_open = named(new QPushButton(tr("&Open sweep…"), this), "openSweep", tr("Open sweep"),
                   tr("Open the folder of a sweep"));
    m_new = named(new QPushButton(tr("&New sweep…"), this), "newSweep", tr("New sweep"),
                  tr("Vary parameters of the draft"));
    m_queue = named(new QPushButton(tr("Add to &queue"), this), "queueSweep", tr("Add to queue"),
                    tr("Train the runs of this sweep that are not done"));
    m_queue->setEnabled(false);
    m_title = named(
        new QLabel(tr("No sweep is open. A sweep is a folder with a plan of many runs: make one of the "
                      "draft, or open one."),
                   this),
        "sweepTitle", tr("Sweep"), tr("The sweep's folder, and how many of its runs are done"));
    m_title->setWordWrap(true);
    m_metric = named(
        new QComboBox(this), "sweepMetric", tr("Metric"),
        tr("What is compared: the mean of the last tenth of its values; Q: that of the best checkpoint"));
    m_parameter = named(new QComboBox(this), "sweepParameter", tr("Parameter"),
                        tr("Which varied parameter the metric is drawn against"));
    m_seed = named(new QComboBox(this), "sweepSeed", tr("Seed"), tr("Whose samples are shown"));
    for (QComboBox* box : {m_metric, m_parameter, m_seed})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a sweep"),
                                                                 toQString(m_sweep));
        if (!folder.isEmpty()) open(toPath(folder));
    });
    connect(m_queue, &QPushButton::clicked, this, [this] { emit queueRequested(m_sweep); });
    connect(m_metric, &QComboBox::currentIndexChanged, this, &SweepPage::showMetric);
    connect(m_parameter, &QComboBox::currentIndexChanged, this, &SweepPage::showMetric);
    connect(m_seed, &QComboBox::currentIndexChanged, this, &SweepPage::readSamples);
}

void SweepPage::buildViews()
{
    const ShowError showError = [this](const Error& error) { emit failed(error); };
    m_model = new SweepTableModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(Qt::UserRole);
    m_table = named(new QTableView(this), "sweepTable", tr("Runs of the sweep"),
                    tr("What each run has of what is varied, and what came of it; double click opens a run"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    addTableExport(m_table, QStringLiteral("sweep"), showError);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        const auto row = static_cast<std::size_t>(m_sorted->mapToSource(index).row());
        const runs::SweepOutcome& run = m_model->results().runs[row];
        if (run.state != runs::SweepState::Planned) emit openRequested(run.folder);
    });

    m_samples = named(new SampleMatrix(this), "sweepSamples", tr("Samples of the sweep"),
                      tr("A row a run, a column a step, all in one grey window"));
    m_curve = named(new SweepCurve(this), "sweepCurve", tr("Metric against parameter"),
                    tr("A point a run; the line goes through the means of the seeds"));
    m_parallel = named(new ParallelPlot(this), "sweepParallel", tr("Parallel coordinates"),
                       tr("A line a run through its values, coloured by the metric, blue is low"));
    addPictureExport(
        m_samples, QStringLiteral("samples"), [this] { return m_samples->picture(); }, showError);
    addDrawingExport(
        m_samples, QStringLiteral("samples"), [this] { return m_samples->drawing(); }, showError);
    addPlotExport(
        m_curve, QStringLiteral("curve"), [this] { return m_curve->csv(); }, showError);
    addPlotExport(
        m_parallel, QStringLiteral("parallel"), [this] { return tableText(*m_model, u',').toUtf8(); },
        showError);

    auto* scrolled = named(new QScrollArea(this), "sweepSamplesArea", tr("Samples of the sweep"), QString());
    scrolled->setWidgetResizable(true);
    scrolled->setWidget(m_samples);
    auto* tabs = named(new QTabWidget(this), "sweepTabs", tr("Views of the sweep"), QString());
    tabs->addTab(scrolled, tr("Samples"));
    tabs->addTab(m_curve, tr("Curve"));
    tabs->addTab(m_parallel, tr("Parallel coordinates"));

    auto* top = sideBySide({m_open, m_new, m_queue, m_title});
    top->setStretch(3, 1);
    auto* choice = new QHBoxLayout;
    for (const auto& [label, box] :
         {std::pair(tr("&Metric"), m_metric), {tr("&Parameter"), m_parameter}, {tr("&Seed"), m_seed}}) {
        auto* text = new QLabel(label, this);
        text->setBuddy(box);
        choice->addWidget(text);
        choice->addWidget(box);
    }
    choice->addStretch();
    choice->addWidget(makeExportButton("sweepExport", {m_samples, m_curve, m_parallel, m_table}, this));
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_table);
    splitter->addWidget(tabs);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({580, 760});
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addLayout(choice);
    layout->addWidget(splitter, 1);
}

void SweepPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_sweep.empty()) refresh();
}

void SweepPage::open(const std::filesystem::path& sweep)
{
    m_wanted = std::filesystem::absolute(sweep);
    refresh();
}

void SweepPage::refresh()
{
    if (m_reading->isRunning()) {
        m_again.start();
        return;
    }
    const std::filesystem::path sweep = m_wanted.empty() ? m_sweep : m_wanted;
    m_reading->start([sweep, known = m_model->results()](
                         const Progress& progress) { return runs::readResults(sweep, known, progress); },
                     [this, sweep](Result<runs::SweepResults> results) {
                         if (sweep == m_wanted) m_wanted.clear();
                         if (!results) {
                             emit failed(results.error());
                             return;
                         }
                         m_sweep = sweep;
                         showResults(std::move(*results));
                     });
}

void SweepPage::showResults(runs::SweepResults results)
{
    std::vector<std::pair<QString, QVariant>> entries;
    for (const session::MetricInfo& metric : results.metrics)
        entries.emplace_back(specText(metric.label), QString::fromStdString(metric.key));
    setEntries(*m_metric, entries);
    entries.clear();
    for (const std::string& path : results.varied) {
        const QString text = QString::fromStdString(path);
        entries.emplace_back(text, text);
    }
    setEntries(*m_parameter, entries);
    std::set<std::int64_t> seeds;
    for (const runs::SweepOutcome& run : results.runs) seeds.insert(run.seed);
    entries.clear();
    for (const std::int64_t seed : seeds) entries.emplace_back(QString::number(seed), qlonglong{seed});
    setEntries(*m_seed, entries);

    const auto count = [&](runs::SweepState state) {
        return static_cast<int>(std::ranges::count(results.runs, state, &runs::SweepOutcome::state));
    };
    const int done = count(runs::SweepState::Done);
    const auto all = static_cast<int>(results.runs.size());
    m_title->setText(literalText(
        tr("%1: %2 of %n run(s) done", nullptr, all).arg(toQString(m_sweep), QString::number(done))));
    m_queue->setEnabled(done < all);
    if (count(runs::SweepState::Running) > 0) m_again.start();
    m_model->setResults(std::move(results));
    showMetric();
    readSamples();
    emit shown();
}

void SweepPage::showMetric()
{
    const std::string metric = m_metric->currentData().toString().toStdString();
    m_model->setMetric(metric);
    m_curve->show(m_model->results(), static_cast<std::size_t>(std::max(0, m_parameter->currentIndex())),
                  metric);
    m_parallel->show(m_model->results(), metric);
}

void SweepPage::readSamples()
{
    if (m_readingSamples->isRunning()) {
        m_again.start();
        return;
    }
    m_readingSamples->start(
        [results = m_model->results(), seed = m_seed->currentData().toLongLong()](const Progress& progress) {
            return readSampleTable(results, seed, progress);
        },
        [this](SampleTable table) { m_samples->show(std::move(table)); });
}

}  // namespace synthslice::ui
