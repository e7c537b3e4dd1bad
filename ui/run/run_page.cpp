#include "ui/run/run_page.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <QDockWidget>
#include <QInputDialog>
#include <QTimer>

#include "engine/spec/family.h"
#include "engine/spec/spec_json.h"
#include "ui/controls/control.h"
#include "ui/controls/scrolling.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/experiment/live_parameters.h"
#include "ui/run/sample_history.h"
#include "ui/run/views/health_view.h"
#include "ui/run/views/loss_panel.h"
#include "ui/run/views/loss_plot.h"
#include "ui/run/views/quality_view.h"
#include "ui/run/views/run_info_view.h"
#include "ui/samples/curve_panels_view.h"
#include "ui/shared/background_task.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

using session::SessionState;

namespace {

/// The value, or the one nearest to it that the parameter takes.
double within(const spec::ExperimentSpec& experiment, const std::string& path, double value)
{
    const auto parameter = spec::parameterAt(experiment, path);
    return parameter ? std::clamp(value, parameter->range.min, parameter->range.max) : value;
}

}  // namespace

RunPage::RunPage(TrainingCalls calls, const Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_calls(std::move(calls)), m_settings(settings), m_run(new RunData(this)),
      m_controls(new RunControls(this)), m_steps(new StepControls(this)), m_editor(new ExperimentEditor),
      m_live(new LiveParameters), m_samples(new SampleHistory(*m_run, m_calls.judgePart, this)),
      m_losses(new LossPanel(*m_run)), m_info(new RunInfoView(*m_run)), m_quality(new QualityView(*m_run)),
      m_health(new HealthView(*m_run)), m_opening(new BackgroundTask(this)),
      m_filling(new BackgroundTask(this)), m_bridge(new SessionBridge(this))
{
    setObjectName(QStringLiteral("trainPage"));
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCentralWidget(m_samples);
    addDock("experimentDock", tr("Experiment"), m_editor, Qt::LeftDockWidgetArea);
    addDock("lossDock", tr("Curves"), m_losses, Qt::BottomDockWidgetArea);
    addDock("runDock", tr("Run"), new Scrolling(m_info), Qt::RightDockWidgetArea);
    addDock("qualityDock", tr("Quality"), new Scrolling(m_quality), Qt::RightDockWidgetArea);
    addDock("healthDock", tr("Health"), new Scrolling(m_health), Qt::RightDockWidgetArea);
    tabifyDockWidget(m_docks[2], m_docks[3]);
    tabifyDockWidget(m_docks[2], m_docks[4]);
    addDock("liveDock", tr("Live parameters"), m_live, Qt::RightDockWidgetArea);
    m_docks[2]->raise();
    m_firstDocks = saveState();
    connectControls();
    connectViews();
    connectLooks();
    m_live->setEnabled(false);
    setData({}, {}, tr("Open a folder of slices first."), tr("Open images with classes first."));
}

RunPage::~RunPage() = default;

void RunPage::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_arranged) return;
    // The page gets its own size only after this event.
    QTimer::singleShot(0, this, [this] {
        if (!std::exchange(m_arranged, true) && !restoreState(m_waitingDocks)) giveDocksFirstSizes();
    });
}

void RunPage::giveDocksFirstSizes()
{
    resizeDocks({m_docks[0], m_docks[2]}, {390, 290}, Qt::Horizontal);
    resizeDocks({m_docks[1]}, {340}, Qt::Vertical);
    resizeDocks({m_docks[2], m_docks[5]}, {2, 1}, Qt::Vertical);
}

void RunPage::restoreDocks(const QByteArray& layout)
{
    m_waitingDocks = layout;
}

QByteArray RunPage::docksLayout() const
{
    return m_arranged ? saveState() : m_waitingDocks;
}

void RunPage::resetDocks()
{
    m_waitingDocks.clear();
    if (m_arranged) {
        restoreState(m_firstDocks);
        QTimer::singleShot(0, this, &RunPage::giveDocksFirstSizes);
    }
}

void RunPage::addDock(const char* objectName, const QString& title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = named(new QDockWidget(title, this), objectName, title, title);
    dock->setWidget(content);
    dock->toggleViewAction()->setObjectName(QLatin1String(objectName) + QLatin1String("Shown"));
    addDockWidget(area, dock);
    m_docks.push_back(dock);
}

void RunPage::addRunDock(const char* objectName, const QString& title, QWidget* content)
{
    addDock(objectName, title, content, Qt::RightDockWidgetArea);
    tabifyDockWidget(m_docks[4], m_docks.back());
    m_docks[2]->raise();
    m_firstDocks = saveState();
}

void RunPage::connectControls()
{
    connect(m_controls->start, &QAction::triggered, this, &RunPage::startRun);
    connect(m_controls->enqueue, &QAction::triggered, this,
            [this] { emit queueRequested(m_editor->experiment(), m_data); });
    connect(m_controls->continueRun, &QAction::triggered, this, &RunPage::continueRun);
    connect(m_controls->pause, &QAction::triggered, m_bridge, &SessionBridge::pause);
    connect(m_controls->resume, &QAction::triggered, m_bridge, &SessionBridge::resume);
    connect(m_controls->stepOnce, &QAction::triggered, m_bridge, &SessionBridge::stepOnce);
    connect(m_controls->stop, &QAction::triggered, m_bridge, &SessionBridge::stop);
    connect(m_controls->takeSample, &QAction::triggered, m_bridge, &SessionBridge::takeSample);
    connect(m_controls->saveCheckpoint, &QAction::triggered, m_bridge, &SessionBridge::saveCheckpoint);
    connect(m_steps, &StepControls::paceChanged, m_bridge, &SessionBridge::setPace);
    connect(m_steps, &StepControls::partRequested, this, [this](const std::string& part) {
        m_bridge->stepPart(part);
        wantLook();
    });
}

/// What is not due to be stored but to be seen: a step that was waited for, and what an edit changed.
void RunPage::connectLooks()
{
    constexpr int lookEveryMs = 100;
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(lookEveryMs);
    connect(&m_lookTimer, &QTimer::timeout, this, [this] {
        if (!isTraining()) return;
        if (std::exchange(m_looking, true)) {
            m_wantsAnotherLook = true;
            return;
        }
        m_bridge->look();
    });
    connect(m_run, &RunData::looked, this, [this] {
        m_looking = false;
        if (std::exchange(m_wantsAnotherLook, false)) wantLook();
    });
    connect(m_run, &RunData::stepped, this, [this] {
        if (m_bridge->state() == SessionState::Paused || m_steps->stepsPerSecond() > 0.0) wantLook();
    });
    connect(m_live, &LiveParameters::edited, this, [this] {
        showHandles();
        if (m_samples->panels().hasPanels()) wantLook();
    });
    connect(&m_samples->panels(), &CurvePanelsView::moved, this, &RunPage::moveInRun);
    connect(&m_samples->panels(), &CurvePanelsView::released, m_live, &LiveParameters::endMerging);
    connect(&m_samples->draft(), &CurvePanelsView::moved, this, &RunPage::moveInDraft);
    connect(&m_samples->draft(), &CurvePanelsView::released, m_editor, &ExperimentEditor::endMerging);
    const auto showDraft = [this] {
        const spec::ExperimentSpec& draft = m_editor->experiment();
        m_samples->setDraft(spec::familyOf(draft).preview(draft));
    };
    connect(m_editor, &ExperimentEditor::experimentChanged, this, showDraft);
    showDraft();
}

void RunPage::wantLook()
{
    if (!m_lookTimer.isActive()) m_lookTimer.start();
}

void RunPage::moveInDraft(const std::string& path, double value)
{
    m_editor->setValue(path, within(m_editor->experiment(), path, value));
}

void RunPage::moveInRun(const std::string& path, double value)
{
    m_live->setValue(path, within(m_live->experiment(), path, value));
}

void RunPage::showHandles()
{
    const auto preview = isTraining() ? spec::familyOf(m_live->experiment()).preview(m_live->experiment())
                                      : std::nullopt;
    m_samples->setHandles(preview ? preview->handles : std::vector<spec::DragHandle>{});
}

void RunPage::connectViews()
{
    connect(m_bridge, &SessionBridge::updated, this,
            qOverload<const session::SessionUpdate&>(&RunPage::apply));
    connect(m_bridge, &SessionBridge::stateChanged, this, [this](SessionState state) {
        m_live->setEnabled(state == SessionState::Running || state == SessionState::Paused);
        m_steps->setState(state);
        m_looking = false;
        showHandles();
        if (state == SessionState::Paused) wantLook();
        if (state == SessionState::Finished || state == SessionState::Failed) {
            m_samples->findAll();
            fillGaps();
            if (m_waitingRemedy) {
                QTimer::singleShot(0, this, [this] { startRemedy(*std::exchange(m_waitingRemedy, {})); });
            }
        }
        showSituation();
        emit stateChanged(state);
    });
    connect(m_run, &RunData::happened, this, &RunPage::react);
    connect(m_run, &RunData::prepared, this, [this](const session::RunInfo& info) {
        m_live->setExperiment(info.experiment, m_run->title());
        m_steps->setParts(info.stepParts);
        m_steps->setState(m_bridge->state());
        showHandles();
    });
    connect(m_editor, &ExperimentEditor::experimentChanged, this, &RunPage::showSituation);
    connect(m_opening, &BackgroundTask::started, this, &RunPage::showSituation);
    connect(m_opening, &BackgroundTask::finished, this, [this] {
        showSituation();
        if (!isBusy()) emit freed();
    });
    connect(m_live, &LiveParameters::edited, m_bridge, &SessionBridge::applyLive);
    connect(&m_losses->plot(), &LossPlot::stepClicked, m_samples, &SampleHistory::showNearest);
    connect(m_info, &RunInfoView::eventChosen, m_samples, &SampleHistory::showNearest);
    connect(m_health, &HealthView::remedyRequested, this, &RunPage::startRemedy);
    connect(m_samples, &SampleHistory::shown, &m_losses->plot(), &LossPlot::setCursor);
    connect(m_samples, &SampleHistory::failed, this, &RunPage::failed);
    connect(m_losses, &LossPanel::failed, this, &RunPage::failed);
}

void RunPage::setData(const std::filesystem::path& folder, std::shared_ptr<const data::SliceStack> slices,
                      const QString& whyNoSlices, const QString& whyNoClasses)
{
    m_data = folder;
    m_slices = std::move(slices);
    m_whyNoSlices = whyNoSlices;
    m_whyNoClasses = whyNoClasses;
    showSituation();
}

void RunPage::setSlicesOfRun(const std::filesystem::path& slices)
{
    m_run->setMovedData(slices);
}

QString RunPage::whyNotStart() const
{
    if (m_opening->isRunning()) return tr("A run is being opened.");
    if (m_editor->hasProblems()) {
        return tr("The experiment has problems; they are listed below it.");
    }
    const spec::ExperimentSpec& experiment = m_editor->experiment();
    switch (spec::familyOf(experiment).dataNeed(experiment)) {
    case spec::DataNeed::Slices:
        return m_whyNoSlices;
    case spec::DataNeed::LabelledImages:
        return m_whyNoClasses;
    case spec::DataNeed::Nothing:
        break;
    }
    return {};
}

QString RunPage::whyNotContinue() const
{
    if (m_opening->isRunning()) return tr("A run is being opened.");
    if (m_run->folder().empty()) {
        return tr("Open an earlier run first.");
    }
    return m_run->hasCheckpoint() ? QString() : tr("The run has no checkpoint yet.");
}

void RunPage::showSituation()
{
    m_controls->show({m_bridge->state(), whyNotStart(), whyNotContinue()});
}

void RunPage::startRun()
{
    if (isTraining() || !whyNotStart().isEmpty()) {
        return;
    }
    const spec::ExperimentSpec& experiment = m_editor->experiment();
    const std::filesystem::path folder = store::newRunFolder(m_settings.runsFolder(), experiment.name);
    train({folder, experiment, m_data});
}

bool RunPage::isBusy() const
{
    return isTraining() || m_opening->isRunning();
}

void RunPage::train(const PlannedRun& planned)
{
    if (isBusy()) return;
    if (!planned.goesOn) {
        m_run->begin(planned.folder, planned.experiment, planned.data);
        m_bridge->start(m_calls.prepareNewRun({planned.experiment, planned.data, planned.folder,
                                               planned.data == m_data ? m_slices : nullptr,
                                               m_settings.writesTensorBoard()}),
                        planned.limits);
        emit runShown(planned.folder);
        return;
    }
    m_opening->start([folder = planned.folder](const Progress&) { return readRunHistory(folder); },
                     [this, planned](Result<RunHistory> history) {
                         if (history) {
                             open(std::move(*history), Opening::Restore);
                         } else {
                             m_run->begin(planned.folder, planned.experiment, planned.data);
                         }
                         continueWith(planned.limits);
                         if (std::exchange(m_stopsOnceOpened, false)) m_bridge->stop();
                     });
}

void RunPage::setPixelSizeUm(std::optional<double> pixelSizeUm)
{
    m_samples->setPixelSizeUm(pixelSizeUm);
}

void RunPage::openRun(const std::filesystem::path& runFolder, Opening opening)
{
    if (isTraining()) {
        emit warned(tr("Stop the training before another run is opened."));
    } else if (m_opening->isRunning()) {
        emit warned(tr("Another run is being opened; open this one after it."));
    } else {
        read(runFolder, opening);
    }
}

void RunPage::read(const std::filesystem::path& runFolder, Opening opening)
{
    m_opening->start([runFolder](const Progress&) { return readRunHistory(runFolder); },
                     [this, opening](Result<RunHistory> history) {
                         m_stopsOnceOpened = false;
                         if (!history) {
                             emit failed(history.error());
                             return;
                         }
                         open(std::move(*history), opening);
                         if (opening == Opening::Continue) {
                             continueRun();
                         }
                     });
}

void RunPage::open(RunHistory history, Opening opening)
{
    m_run->open(std::move(history));
    const store::RunRecord& record = m_run->history().record;
    if (opening != Opening::Restore) m_editor->setExperiment(record.experiment, m_run->title());
    m_live->setExperiment(record.experiment, m_run->title());
    showSituation();
    emit runShown(m_run->folder());
    if (opening != Opening::Restore) emit runOpened(record.data);
}

void RunPage::fillGaps()
{
    if (!m_run->missesSteps() || m_filling->isRunning()) return;
    m_filling->start([folder = m_run->folder()](const Progress&) { return store::readMetrics(folder); },
                     [this, folder = m_run->folder()](Result<store::RunMetrics> metrics) {
                         if (metrics && folder == m_run->folder() && !isTraining())
                             m_run->setCurves(std::move(*metrics));
                     });
}

void RunPage::continueRun()
{
    if (!canContinue()) {
        emit warned(whyNotContinue());
        return;
    }
    if (m_run->lastStep() < m_run->targetSteps()) {
        continueWith({});
        return;
    }
    auto* more = new QInputDialog(this);
    named(more, "moreSteps", tr("More steps"), tr("How many steps to train in addition"));
    more->setAttribute(Qt::WA_DeleteOnClose);
    more->setWindowTitle(tr("Continue the run"));
    more->setLabelText(
        tr("The run has done its %L1 steps.\nHow many steps more?").arg(qlonglong{m_run->lastStep()}));
    more->setInputMode(QInputDialog::IntInput);
    more->setIntRange(1, std::numeric_limits<int>::max());
    more->setIntValue(static_cast<int>(std::max<std::int64_t>(1, m_run->targetSteps() / 2)));
    connect(more, &QInputDialog::intValueSelected, this, [this](int steps) {
        if (!isBusy()) continueWith({m_run->lastStep() + steps, {}, {}});
    });
    more->open();
}

void RunPage::continueWith(session::SessionLimits limits)
{
    m_bridge->start(m_calls.prepareResume(
                        {m_run->folder(), m_run->movedData(), m_slices, m_settings.writesTensorBoard()}),
                    limits);
}

void RunPage::startRemedy(session::HealthFinding finding)
{
    if (isTraining()) {
        m_waitingRemedy = finding;
        stopRun();
        return;
    }
    spec::ExperimentSpec experiment = m_live->experiment();
    for (const session::LiveEdit& edit : finding.remedy) {
        if (auto edited = spec::withValue(experiment, edit.path, edit.value)) experiment = std::move(*edited);
    }
    m_editor->setExperiment(experiment, tr("remedy for %1").arg(m_run->title()));
    const std::vector<std::int64_t> steps = store::checkpointSteps(m_run->folder());
    if (std::ranges::find(steps, finding.healthyStep) == steps.end()) {
        startRun();
        return;
    }
    const std::filesystem::path source = m_run->folder();
    const std::filesystem::path folder = store::newRunFolder(m_settings.runsFolder(), experiment.name);
    m_run->branch(folder);
    m_bridge->start(m_calls.prepareFork({source, finding.healthyStep, finding.remedy, folder,
                                         m_run->movedData(), m_slices, m_settings.writesTensorBoard()}),
                    {});
    emit runShown(folder);
}

void RunPage::stopRun()
{
    m_stopsOnceOpened = m_opening->isRunning();
    m_bridge->stop();
}

void RunPage::apply(const session::SessionUpdate& update)
{
    m_run->apply(update);
    for (const session::LiveEdit& inForce : update.refusedEdits) {
        m_live->takeBack(inForce);
        showHandles();
    }
    if (update.error) {
        emit trainingFailed(*update.error);
    }
    emit updated(update);
}

void RunPage::react(const session::SessionEvent& event)
{
    using session::EventKind;
    switch (event.kind) {
    case EventKind::Warning:
        emit warned(QString::fromStdString(event.message));
        break;
    case EventKind::Health:
        m_docks[4]->raise();
        if (event.finding) emit warned(tr("%1. See Health.").arg(specText(event.finding->title)));
        break;
    case EventKind::CheckpointSaved:
        showSituation();
        break;
    default:
        break;
    }
}

}  // namespace synthslice::ui
