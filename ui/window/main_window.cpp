#include "ui/window/main_window.h"

#include <chrono>

#include <QCloseEvent>
#include <QDockWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QTabWidget>
#include <QUndoGroup>
#include <QVBoxLayout>

#include "engine/spec/family.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "ui/acceptance/acceptance_view.h"
#include "ui/blind/blind_test_dialog.h"
#include "ui/compare/compare_page.h"
#include "ui/controls/control.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/question.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/experiment/live_parameters.h"
#include "ui/latent/latent_page.h"
#include "ui/queue/queue_view.h"
#include "ui/queue/run_queue.h"
#include "ui/run/expected_time.h"
#include "ui/run/run_page.h"
#include "ui/run/run_status.h"
#include "ui/runs/recent_runs.h"
#include "ui/runs/run_library.h"
#include "ui/runs/runs_page.h"
#include "ui/shared/background_task.h"
#include "ui/shared/workspace.h"
#include "ui/slices/dataset_view.h"
#include "ui/sweep/sweep_dialog.h"
#include "ui/sweep/sweep_page.h"
#include "ui/window/draft.h"
#include "ui/window/main_menu.h"
#include "ui/window/start_page.h"

namespace synthslice::ui {

using namespace std::chrono_literals;
using session::SessionState;

MainWindow::MainWindow(const TrainingCalls& calls, Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_openGenerator(calls.openGenerator),
      m_workspace(new Workspace(this)), m_library(new RunLibrary(this)), m_pages(new QTabWidget),
      m_start(new StartPage(calls.trySpeed, settings, *m_library)), m_data(new DatasetView(*m_workspace)),
      m_run(new RunPage(calls, settings)), m_runs(new RunsPage(*m_library, settings)),
      m_queue(new RunQueue(
          {[this] { return m_run->isBusy(); }, [this](const PlannedRun& run) { m_run->train(run); },
           [this] { m_run->stopRun(); },
           [this](const std::string& name) { return store::newRunFolder(m_settings.runsFolder(), name); }},
          settings.draftsFolder() / "queue.json", this)),
      m_sweep(new SweepPage),
      m_accept(new AcceptanceView(calls.openGenerator, settings.draftsFolder() / "galleries")),
      m_compare(new ComparePage(settings)), m_latent(new LatentPage(calls.openGenerator)),
      m_messages(new MessageBar), m_status(new RunStatus), m_sampling(new BackgroundTask(this)),
      m_undo(new QUndoGroup(this)), m_draft([this] { return draftText(); })
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Synthslice"));
    setAcceptDrops(true);
    named(m_pages, "pages", tr("Pages"), QString());
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_start, tr("Start"));
    m_pages->addTab(m_data, tr("Data"));
    m_pages->addTab(m_run, tr("Train"));
    m_pages->addTab(m_runs, tr("Runs"));
    m_pages->addTab(m_sweep, tr("Sweep"));
    m_pages->addTab(m_compare, tr("Compare"));
    m_pages->addTab(m_latent, tr("Latent"));
    m_pages->addTab(m_accept, tr("Accept && export"));
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
    addToolBar(&m_run->controls());
    addToolBar(&m_run->stepControls());
    setStatusBar(m_status);

    m_layoutTimer.setSingleShot(true);
    m_layoutTimer.setInterval(2s);
    connect(&m_layoutTimer, &QTimer::timeout, this, &MainWindow::saveLayout);
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(600ms);
    connect(&m_reloadTimer, &QTimer::timeout, this,
            [this] { m_workspace->useSpec(m_run->editor().experiment().data); });
    connectStartPage();
    connectRunPage();
    connectQueue();
    connectSweepPage();
    connectRunsPage();
    for (QDockWidget* dock : m_run->docks()) {
        connect(dock, &QDockWidget::dockLocationChanged, &m_layoutTimer, qOverload<>(&QTimer::start));
        connect(dock, &QDockWidget::visibilityChanged, &m_layoutTimer, qOverload<>(&QTimer::start));
        connect(dock, &QDockWidget::topLevelChanged, &m_layoutTimer, qOverload<>(&QTimer::start));
    }
    connect(m_data, &DatasetView::openRequested, this, &MainWindow::chooseSlices);
    connect(m_data, &DatasetView::openFilesRequested, this, &MainWindow::chooseFiles);
    connect(m_workspace, &Workspace::readingBegan, this, &MainWindow::takeDataset);
    connect(m_workspace, &Workspace::datasetChanged, this, [this] { endOpening(true); });
    connect(m_workspace, &Workspace::failed, this, [this] { endOpening(false); });
    connect(m_data, &DatasetView::pixelSizeEdited, this,
            [this](double pixelSizeUm) { m_run->editor().setValue("data.pixel_size_um", pixelSizeUm); });
    connect(m_data, &DatasetView::scalingRequested, this,
            [this] { m_run->editor().setValue("data.scale", 0.0); });
    connect(m_data, &DatasetView::dataEdited, this, [this](const spec::Json& changes) {
        spec::Json wanted = spec::toJson(m_run->editor().experiment()).at("data");
        wanted.update(changes);
        m_run->editor().setValue("data", wanted);
    });
    connect(m_compare, &ComparePage::failed, this, [this](const Error& error) { m_messages->add(error); });
    connect(m_compare, &ComparePage::noted, this,
            [this](const QString& text) { m_messages->add(MessageBar::Kind::Info, text); });
    m_undo->addStack(m_run->editor().undoStack());
    m_undo->addStack(m_run->liveParameters().undoStack());
    for (QUndoStack* stack : {m_run->editor().undoStack(), m_run->liveParameters().undoStack()}) {
        connect(stack, &QUndoStack::indexChanged, m_undo, [this, stack] {
            const int page = m_pages->currentIndex();
            if (page != Accept && page != Runs) m_undo->setActiveStack(stack);
        });
    }
    m_undo->addStack(m_accept->undoStack());
    m_undo->addStack(m_runs->undoStack());
    connect(m_pages, &QTabWidget::currentChanged, this, &MainWindow::chooseUndoStack);
    chooseUndoStack(m_pages->currentIndex());
    buildMenus(*this);

    m_run->editor().setExperiment(spec::presets().front().experiment,
                                  tr("preset %1").arg(QString::fromStdString(spec::presets().front().name)));
    m_library->setFolders(m_settings.watchedRunFolders());
    restoreLayout();

    m_draft.setFile(m_settings.draftsFolder() / "draft.json");
    connect(&m_draft, &DraftFile::failed, this, [this](const Error& error) { m_messages->add(error); });
    connect(&m_run->editor(), &ExperimentEditor::experimentChanged, &m_draft, &DraftFile::touch);
    connect(m_accept, &AcceptanceView::criteriaChanged, &m_draft, &DraftFile::touch);
    connect(m_workspace, &Workspace::datasetChanged, &m_draft, &DraftFile::touch);
    connect(m_run, &RunPage::runShown, &m_draft, &DraftFile::touch);
    connect(m_pages, &QTabWidget::currentChanged, &m_draft, &DraftFile::touch);
}

MainWindow::~MainWindow()
{
    m_draft.flush();
}

std::string MainWindow::draftText() const
{
    return toText(Draft{m_run->editor().state(), m_accept->criteria(), m_workspace->path(),
                        m_run->run().folder(), m_pages->currentWidget()->objectName().toStdString()});
}

void MainWindow::connectStartPage()
{
    connect(m_start, &StartPage::openSlicesRequested, this, &MainWindow::chooseSlices);
    connect(m_start, &StartPage::openFilesRequested, this, &MainWindow::chooseFiles);
    connect(m_start, &StartPage::sampleSlicesRequested, this, &MainWindow::makeSamples);
    connect(m_start, &StartPage::openRunRequested, this, &MainWindow::chooseRun);
    connect(m_start, &StartPage::presetChosen, this, &MainWindow::choosePreset);
    connect(&m_start->runs(), &RecentRuns::openRequested, this, &MainWindow::open);
    connect(&m_start->runs(), &RecentRuns::continueRequested, this,
            [this](const auto& folder) { m_run->openRun(folder, RunPage::Opening::Continue); });
    connect(&m_start->runs(), &RecentRuns::allRequested, this, [this] { goTo(Runs); });
}

void MainWindow::connectRunsPage()
{
    connect(m_library, &RunLibrary::loaded, this, &MainWindow::offerInterruptedRuns);
    connect(m_runs, &RunsPage::openRequested, this, &MainWindow::open);
    connect(m_runs, &RunsPage::continueRequested, this,
            [this](const auto& folder) { m_run->openRun(folder, RunPage::Opening::Continue); });
    connect(m_runs, &RunsPage::newRunRequested, this, [this](const auto& experiment, const auto& slices) {
        m_run->editor().setExperiment(experiment, tr("run %1").arg(QString::fromStdString(experiment.name)));
        openSlicesOfRun(slices);
    });
    connect(m_runs, &RunsPage::compareRequested, this, &MainWindow::compareRuns);
    connect(m_runs, &RunsPage::failed, this, [this](const Error& error) { m_messages->add(error); });
}

void MainWindow::connectRunPage()
{
    connect(m_run, &RunPage::updated, m_status, &RunStatus::apply);
    connect(m_run, &RunPage::noted, this,
            [this](const QString& text) { m_messages->add(MessageBar::Kind::Info, text); });
    connect(m_run, &RunPage::warned, this,
            [this](const QString& text) { m_messages->add(MessageBar::Kind::Warning, text); });
    connect(m_run, &RunPage::failed, this, [this](const Error& error) { m_messages->add(error); });
    connect(m_run, &RunPage::trainingFailed, this, [this](const Error& error) {
        const auto goOn = [this] { m_run->continueRun(); };
        m_messages->add(error,
                        m_run->canContinue()
                            ? std::vector<MessageBar::Remedy>{{tr("Go on from the last checkpoint"), goOn}}
                            : std::vector<MessageBar::Remedy>{});
    });
    connect(m_run, &RunPage::runShown, m_status, [this] {
        if (!m_run->isTraining()) m_status->clear();
    });
    connect(m_run, &RunPage::runShown, m_accept, &AcceptanceView::setRun);
    connect(m_run, &RunPage::runShown, m_latent, &LatentPage::setRun);
    connect(m_latent, &LatentPage::failed, this, [this](const Error& error) { m_messages->add(error); });
    connect(m_run, &RunPage::runOpened, this, &MainWindow::openSlicesOfRun);
    connect(&m_run->editor(), &ExperimentEditor::experimentChanged, &m_reloadTimer,
            qOverload<>(&QTimer::start));
    connect(m_run, &RunPage::stateChanged, this, [this](SessionState state) {
        m_start->setMachineIsFree(!m_run->isBusy());
        if (state == SessionState::Preparing) m_messages->clear(MessageBar::Kind::Warning);  // of another run
        if (state == SessionState::Preparing && !m_queue->running()) goTo(Train);
        if (state != SessionState::Finished && state != SessionState::Failed) {
            return;
        }
        m_accept->setRun(m_run->run().folder());
        m_latent->setRun(m_run->run().folder());
        m_library->refresh();
        if (const double speed = m_status->imagesPerSecond(); speed > 0.0) {
            rememberSpeed(m_run->run().history().record.experiment, speed, m_settings);
        }
        if (m_closeWhenStopped && state == SessionState::Failed) {
            // The error stands in the message bar; closing now would lose what is still in memory.
            m_closeWhenStopped = false;
        } else if (m_closeWhenStopped) {
            close();
        }
    });
}

void MainWindow::connectQueue()
{
    auto* view = new QueueView(*m_queue);
    m_run->addRunDock("queueDock", tr("Queue"), view);
    connect(m_run, &RunPage::queueRequested, m_queue,
            [this](const spec::ExperimentSpec& experiment, const std::filesystem::path& learnsFrom) {
                m_queue->add({newRunItem(experiment, learnsFrom)});
            });
    connect(m_run, &RunPage::updated, m_queue, &RunQueue::follow);
    connect(m_run, &RunPage::freed, m_queue, &RunQueue::advance);
    connect(m_run, &RunPage::stateChanged, m_queue, [this](SessionState state) {
        if (state == SessionState::Finished || state == SessionState::Failed) m_queue->sessionEnded();
    });
    connect(m_runs, &RunsPage::queueRequested, m_queue, &RunQueue::addRun);
    connect(view, &QueueView::openRequested, this,
            [this](const auto& folder) { m_run->openRun(folder, RunPage::Opening::Look); });
    connect(m_queue, &RunQueue::failed, this, [this](const Error& error) { m_messages->add(error); });
    connect(m_queue, &RunQueue::added, this, [this](int count) {
        m_messages->add(MessageBar::Kind::Info, tr("%n run(s) added to the queue.", nullptr, count));
    });
    m_queue->read();
    if (m_queue->isHeld()) {
        m_messages->add(MessageBar::Kind::Info, tr("The queue has runs that wait."),
                        {{tr("Start queue"), [this] { m_queue->setHeld(false); }}});
    }
}

void MainWindow::connectSweepPage()
{
    connect(&m_sweep->newSweep(), &QPushButton::clicked, this, &MainWindow::makeSweep);
    connect(m_sweep, &SweepPage::queueRequested, m_queue, &RunQueue::addSweep);
    connect(m_sweep, &SweepPage::openRequested, this,
            [this](const auto& folder) { m_run->openRun(folder, RunPage::Opening::Look); });
    connect(m_sweep, &SweepPage::failed, this, [this](const Error& error) { m_messages->add(error); });
}

void MainWindow::makeSweep()
{
    const spec::ExperimentSpec& experiment = m_run->editor().experiment();
    const bool needsData = spec::familyOf(experiment).dataNeed(experiment) != spec::DataNeed::Nothing;
    if (needsData && m_workspace->path().empty()) {
        m_messages->add(MessageBar::Kind::Info, tr("The sweep needs slices or images to train on."),
                        {{tr("Open a folder of slices"), [this] { chooseSlices(); }}});
        return;
    }
    auto* dialog = new SweepDialog(experiment, needsData ? m_workspace->path() : std::filesystem::path(),
                                   store::newRunFolder(m_settings.runsFolder(), "sweep"), this);
    connect(dialog, &SweepDialog::made, this, [this](const std::filesystem::path& sweep, bool queued) {
        openSweep(sweep);
        if (queued) m_queue->addSweep(sweep);
    });
    dialog->open();
}

void MainWindow::openSweep(const std::filesystem::path& sweep)
{
    m_sweep->open(sweep);
    goTo(Sweep);
}

void MainWindow::goTo(Page page)
{
    m_pages->setCurrentIndex(page);
}

void MainWindow::chooseUndoStack(int page)
{
    m_undo->setActiveStack(page == Accept ? m_accept->undoStack()
                           : page == Runs ? m_runs->undoStack()
                                          : m_run->editor().undoStack());
}

void MainWindow::takeDataset()
{
    m_run->setData(m_workspace->path(), m_workspace->dataset() ? m_workspace->dataset()->stack() : nullptr,
                   m_workspace->whyNoSlices(), m_workspace->whyNoClasses());
    m_run->setPixelSizeUm(m_workspace->dataset() ? m_workspace->dataset()->summary().pixelSizeUm
                                                 : std::nullopt);
    m_accept->setDataset(m_workspace->dataset());
    m_latent->setSlices(m_workspace->dataset());
}

void MainWindow::choosePreset(const spec::Preset& preset)
{
    if (m_run->isTraining()) {
        m_messages->add(MessageBar::Kind::Info, tr("Stop the training before another experiment is chosen."));
        return;
    }
    m_run->editor().setExperiment(preset.experiment,
                                  tr("preset %1").arg(QString::fromStdString(preset.name)));
    goTo(Train);
    switch (spec::familyOf(preset.experiment).dataNeed(preset.experiment)) {
    case spec::DataNeed::Slices:
        if (m_workspace->dataset()) return;
        m_messages->add(MessageBar::Kind::Info, tr("The experiment is ready; it needs slices to train on."),
                        {{tr("Open a folder of slices"), [this] { chooseSlices(); }},
                         {tr("Make sample slices"), [this] { makeSamples(); }}});
        break;
    case spec::DataNeed::LabelledImages:
        if (m_workspace->classes()) return;
        m_messages->add(MessageBar::Kind::Info,
                        tr("The experiment is ready; it needs images with classes to train on."),
                        {{tr("Open a folder of images"), [this] { chooseSlices(); }}});
        break;
    case spec::DataNeed::Nothing:
        break;
    }
}

void MainWindow::offerInterruptedRuns()
{
    for (const runs::SharedCard& run : m_library->cards()) {
        if (run->state == store::RunOutcome::Interrupted && !run->notes.archived) {
            m_messages->add(
                MessageBar::Kind::Info,
                tr("The run %1 was interrupted at step %L2 of %L3.")
                    .arg(QString::fromStdString(run->name))
                    .arg(run->step)
                    .arg(run->targetSteps),
                {{tr("Continue it"),
                  [this, folder = run->folder] { m_run->openRun(folder, RunPage::Opening::Continue); }},
                 {tr("Show it"),
                  [this, folder = run->folder] { m_run->openRun(folder, RunPage::Opening::Look); }}});
            return;
        }
    }
}

void MainWindow::setTheme(Theme theme)
{
    m_settings.setTheme(theme);
    applyTheme(theme);
}

void MainWindow::setWritesTensorBoard(bool on)
{
    m_settings.setWritesTensorBoard(on);
}

void MainWindow::openBlindTest()
{
    const std::filesystem::path& run = m_run->run().folder();
    const auto record = store::readRun(run);
    if (!record || store::checkpointSteps(run).empty()) {
        m_messages->add(MessageBar::Kind::Warning,
                        tr("A blind test needs a run with a checkpoint: open one, or train and stop it."));
        return;
    }
    const auto slices = m_workspace->dataset();
    if (!slices || slices->summary().fingerprint != record->datasetFingerprint) {
        m_messages->add(MessageBar::Kind::Warning,
                        tr("A blind test needs the slices that the run learned from: open them."));
        return;
    }
    auto* test = new BlindTestDialog(run, slices, m_openGenerator, this);
    test->setAttribute(Qt::WA_DeleteOnClose);
    test->show();
}

void MainWindow::setLanguage(const QString& language)
{
    if (language == m_settings.language()) {
        return;
    }
    m_settings.setLanguage(language);
    if (m_run->isTraining()) {
        m_messages->add(MessageBar::Kind::Info,
                        tr("The language changes when the program is started again."));
    } else {
        emit restartRequested();
        close();
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_run->isTraining()) {
        event->ignore();
        askToClose();
        return;
    }
    saveLayout();
    m_draft.flush();
    m_queue->flush();
    m_accept->flush();
    event->accept();
}

void MainWindow::askToClose()
{
    if (findChild<QWidget*>(QStringLiteral("closeQuestion")) != nullptr || m_closeWhenStopped) {
        return;
    }
    ask(this,
        {.name = "closeQuestion",
         .title = tr("Close while training"),
         .text = tr("A run is being trained. Save a checkpoint and close? The run can be "
                    "continued later exactly where it stops."),
         .yes = {"saveAndClose", tr("Save and close"), tr("Save a checkpoint, then close")},
         .no = {"keepTraining", tr("Keep training"), tr("Do not close")},
         .yesIsDefault = true},
        [this] { saveAndClose(); });
}

void MainWindow::saveAndClose()
{
    if (!m_run->isTraining()) {
        close();
        return;
    }
    m_closeWhenStopped = true;
    m_messages->add(MessageBar::Kind::Info, tr("Saving a checkpoint, then closing…"));
    m_run->stopRun();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) files.push_back(toPath(url.toLocalFile()));
    }
    if (files.empty()) return;
    openFiles(files);
    event->acceptProposedAction();
}

void MainWindow::moveEvent(QMoveEvent* event)
{
    QMainWindow::moveEvent(event);
    m_layoutTimer.start();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_layoutTimer.start();
}

void MainWindow::restoreLayout()
{
    constexpr QSize preferred{1360, 880};
    constexpr QSize frame{16, 40};  // not known before the window is shown
    resize(preferred.boundedTo(screen()->availableSize() - frame));
    restoreGeometry(m_settings.layout(QStringLiteral("geometry")));
    m_run->restoreDocks(m_settings.layout(QStringLiteral("docks")));
}

void MainWindow::resetLayout()
{
    m_run->resetDocks();
}

void MainWindow::saveLayout()
{
    m_settings.setLayout(QStringLiteral("geometry"), saveGeometry());
    m_settings.setLayout(QStringLiteral("docks"), m_run->docksLayout());
}

}  // namespace synthslice::ui
