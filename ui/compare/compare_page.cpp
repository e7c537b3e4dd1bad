#include "ui/compare/compare_page.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/base/files/atomic_file.h"
#include "engine/report/comparison_report.h"
#include "ui/compare/add_runs_dialog.h"
#include "ui/compare/compared_quality.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/comparison_tables.h"
#include "ui/compare/curves_panel.h"
#include "ui/compare/run_legend.h"
#include "ui/compare/samples_panel.h"
#include "ui/compare/verdict_view.h"
#include "ui/controls/control.h"
#include "ui/controls/task_progress.h"
#include "ui/shared/background_task.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

ComparePage::ComparePage(const Settings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_compared(new ComparedRuns(this)),
      m_views(new QStackedWidget(this)), m_saving(new BackgroundTask(this))
{
    setObjectName(QStringLiteral("comparePage"));
    setAcceptDrops(true);
    m_views->addWidget(makeInvitation());
    m_views->addWidget(makeComparison());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_views);
    connect(m_compared, &ComparedRuns::listed, this,
            [this] { m_views->setCurrentIndex(m_compared->entries().empty() ? 0 : 1); });
}

ComparePage::~ComparePage() = default;

QWidget* ComparePage::makeInvitation()
{
    auto* page = new QWidget(this);
    auto* text = new QLabel(
        tr("Compare runs: their curves over each other, what they make at the same step from the "
           "same latents, what differs between them, and which is better."),
        page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    auto* add = named(new QPushButton(tr("&Add runs…"), page), "addFirstRuns", tr("Add runs"),
                      tr("Choose runs of the runs folder, or of another folder"));
    auto* hint = new QLabel(tr("Or drop run folders here."), page);
    hint->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(text);
    layout->addWidget(add, 0, Qt::AlignCenter);
    layout->addWidget(hint);
    layout->addStretch();
    connect(add, &QPushButton::clicked, this, &ComparePage::chooseRuns);
    return page;
}

QWidget* ComparePage::makeComparison()
{
    const ShowError showError = [this](const Error& error) { emit failed(error); };
    auto* legend = new RunLegend(*m_compared);
    connect(legend, &RunLegend::addRequested, this, &ComparePage::chooseRuns);
    auto* tabs = named(new QTabWidget, "compareTabs", tr("Views of the comparison"),
                       tr("Curves, samples, quality, differences and metrics of the same runs"));
    tabs->setDocumentMode(true);
    tabs->addTab(new CurvesPanel(*m_compared, showError), tr("C&urves"));
    tabs->addTab(new SamplesPanel(*m_compared, showError), tr("Sa&mples"));
    tabs->addTab(new ComparedQuality(*m_compared, showError), tr("&Quality"));
    tabs->addTab(new ComparisonTable(ComparisonTable::Kind::Differences, *m_compared, showError),
                 tr("&Differences"));
    tabs->addTab(new ComparisonTable(ComparisonTable::Kind::Metrics, *m_compared, showError), tr("M&etrics"));
    auto* save = named(new QToolButton, "saveComparison", tr("Save comparison"),
                       tr("Writes all of this, with curves and samples, as one HTML file to send on"));
    save->setText(tr("&Save as HTML…"));
    connect(save, &QToolButton::clicked, this, &ComparePage::chooseReportFile);
    connect(m_saving, &BackgroundTask::started, save, [save] { save->setEnabled(false); });
    connect(m_saving, &BackgroundTask::finished, save, [save] { save->setEnabled(true); });
    tabs->setCornerWidget(save);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(new VerdictView(*m_compared));
    column->addWidget(new TaskProgress(m_saving, QStringLiteral("savingComparison"), centre));
    column->addWidget(tabs, 1);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("compareSplitter"));
    split->addWidget(legend);
    split->addWidget(centre);
    split->setStretchFactor(1, 1);
    split->setSizes({270, 1000});
    return split;
}

void ComparePage::setRuns(const std::vector<std::filesystem::path>& runs)
{
    m_compared->setRuns(runs);
}

void ComparePage::chooseRuns()
{
    auto* dialog = new AddRunsDialog(m_settings.runsFolder(), this);
    connect(dialog, &AddRunsDialog::chosen, m_compared, &ComparedRuns::add);
    dialog->open();
}

void ComparePage::chooseReportFile()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save comparison"), QStringLiteral("comparison.html"), tr("HTML document (*.html)"));
    if (!file.isEmpty()) saveReport(toPath(file));
}

void ComparePage::saveReport(const std::filesystem::path& file)
{
    if (m_saving->isRunning()) return;
    m_saving->start(
        [file, all = m_compared->shown(), comparison = m_compared->comparison()](const Progress& progress) {
            return report::html(all, comparison, progress).and_then([&](const std::string& document) {
                return writeFileAtomically(file, document);
            });
        },
        [this, file](const Result<void>& saved) {
            if (saved) {
                emit noted(tr("The comparison is in %1.").arg(toQString(file)));
            } else {
                emit failed(saved.error());
            }
        });
}

void ComparePage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void ComparePage::dropEvent(QDropEvent* event)
{
    std::vector<std::filesystem::path> paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) paths.push_back(toPath(url.toLocalFile()));
    }
    const auto runs = runsAmong(paths);
    if (runs.empty()) {
        emit failed(Error{ErrorCode::InvalidInput, tr("There is no run in what was dropped").toStdString(),
                          tr("drop folders of runs here, slices on another page").toStdString()});
    } else {
        m_compared->add(runs);
    }
    event->acceptProposedAction();
}

void ComparePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_compared->setWatching(true);
}

void ComparePage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_compared->setWatching(false);
}

}  // namespace synthslice::ui
