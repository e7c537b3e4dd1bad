// The window driven through its controls by name: slices, a run from start to stop, its history, continuing
// it, closing while it trains. Training is a fake trainer's; run folders are real.

#include <filesystem>
#include <memory>

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>
#include <QTreeWidget>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/families/gan/gan_spec.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "tests/shared/fake_runs.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/controls/message_bar.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/experiment/live_parameters.h"
#include "ui/queue/run_queue.h"
#include "ui/run/loss_plot.h"
#include "ui/run/run_page.h"
#include "ui/samples/curve_panels_view.h"
#include "ui/shared/workspace.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"

namespace synthslice::ui::test_main_window {

using session::SessionState;

namespace {

constexpr int waitMs = 30000;

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

    struct Opened {
        Settings settings;
        std::unique_ptr<MainWindow> window;

        template <class T>
        T* find(const char* name) const
        {
            return window->findChild<T*>(QLatin1String(name));
        }
        void click(const char* name) const
        {
            auto* button = find<QAbstractButton>(name);
            QVERIFY2(button != nullptr, name);
            QTRY_VERIFY2_WITH_TIMEOUT(button->isEnabled(), name, waitMs);
            button->click();
        }
        [[nodiscard]] SessionState state() const { return m_state; }
        SessionState m_state = SessionState::Idle;
    };

    QTemporaryDir m_folder;
    int m_case = 0;

    [[nodiscard]] std::filesystem::path slices() const { return m_folder.path().toStdString() + "/slices"; }

    std::unique_ptr<Opened> open(const test::FakeRun& run)
    {
        auto opened = std::make_unique<Opened>();
        opened->settings.setRunsFolder(m_folder.path().toStdString() + "/runs" + std::to_string(m_case));
        opened->window = std::make_unique<MainWindow>(test::fakeTrainingCalls(run), opened->settings);
        connect(&opened->window->runPage(), &RunPage::stateChanged, opened->window.get(),
                [o = opened.get()](SessionState state) { o->m_state = state; });
        opened->window->show();
        return opened;
    }

    /// A window with slices read and a run of `steps` steps ready to start.
    std::unique_ptr<Opened> openWithSlices(test::FakeRun run, int steps)
    {
        auto opened = open(run);
        ExperimentEditor& editor = opened->window->runPage().editor();
        spec::ExperimentSpec experiment = editor.experiment();
        experiment.name = "fibres";
        experiment.training.steps = steps;
        editor.setExperiment(experiment, QStringLiteral("test"));
        opened->window->openSlices(slices());
        auto* start = opened->find<QAbstractButton>("startButton");
        [&] { QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), waitMs); }();
        return opened;
    }

    /// A run that has been started and waits at `gate` before every step.
    std::unique_ptr<Opened> startGated(test::StepGate& gate, int steps)
    {
        test::FakeRun run;
        run.beforeStep = gate.beforeStep();
        auto opened = openWithSlices(run, steps);
        opened->click("startButton");
        return opened;
    }

    static void waitFor(const Opened& opened, SessionState state)
    {
        QTRY_COMPARE_WITH_TIMEOUT(opened.state(), state, waitMs);
    }

private slots:
    void initTestCase()
    {
        std::filesystem::create_directories(slices());
        const auto slice = data::makeFibreSlice({.size = 320, .volumeFraction = 0.4});
        QVERIFY(slice.has_value());
        QVERIFY(data::writeImage(slices() / "a.png", slice->image, {}).has_value());
    }

    void init()
    {
        test::failOnQtWarnings();
        std::filesystem::remove(Settings().draftsFolder() / "queue.json");  // of the case before
        ++m_case;
    }

    void everyPageFitsOntoASmallScreen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("French") << QStringLiteral("fr");
    }
    void everyPageFitsOntoASmallScreen()
    {
        QFETCH(QString, language);
        applyLanguage(language);
        const auto english = qScopeGuard([] { applyLanguage(QStringLiteral("en")); });
        const auto opened = open({});
        opened->window->open(SYNTHSLICE_SOURCE_DIR "/tests/data/runs/gan-0.1.0");
        QTRY_VERIFY_WITH_TIMEOUT(!opened->window->runPage().run().history().metrics.steps.empty(), waitMs);
        const auto* pages = opened->find<QTabWidget>("pages");
        for (int page = 0; page < pages->count(); ++page) {
            const QSize least = pages->widget(page)->minimumSizeHint();
            QVERIFY2(least.width() <= 1280 && least.height() <= 620, qPrintable(QStringLiteral("%1: %2 x %3")
                                                                                    .arg(pages->tabText(page))
                                                                                    .arg(least.width())
                                                                                    .arg(least.height())));
        }
        QVERIFY2(opened->window->minimumSizeHint().width() <= 1280,
                 qPrintable(QString::number(opened->window->minimumSizeHint().width())));
    }

    void comparesRunsOnAPageOfTheirOwn()
    {
        const auto opened = open({});
        opened->window->compareRuns({slices() / "no run"});
        auto* pages = opened->find<QTabWidget>("pages");
        QCOMPARE(pages->currentIndex(), int{MainWindow::Compare});
        QVERIFY(opened->find<QWidget>("comparePage")->isVisible());
        QCOMPARE(opened->find<QTreeWidget>("comparedRuns")->topLevelItemCount(), 1);
        opened->window->goTo(MainWindow::Start);
        opened->find<QAction>(("menuPage" + QByteArray::number(int{MainWindow::Compare})).constData())
            ->trigger();
        QCOMPARE(pages->currentIndex(), int{MainWindow::Compare});
    }

    void opensOnTheStartPage()
    {
        const auto opened = open({});
        QCOMPARE(opened->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Start});
        for (const spec::Preset& preset : spec::presets()) {
            if (!preset.variationOf.empty()) continue;
            const QString picture = QStringLiteral(":/thumbnails/%1.png")
                                        .arg(QString::fromStdString(preset.name));
            QVERIFY2(!QPixmap(picture).isNull(), qPrintable(picture));
        }
        for (const char* name : {"openSlices", "trySamples", "openRun", "preset_texture-64"}) {
            QVERIFY2(opened->find<QAbstractButton>(name) != nullptr, name);
        }
        QVERIFY(!opened->find<QAbstractButton>("startButton")->isEnabled());
        QVERIFY(opened->find<QAbstractButton>("startButton")->toolTip().contains(QStringLiteral("slices")));
        for (const char* name : {"pauseButton", "stepOnceButton", "stopButton", "continueRunButton"}) {
            QVERIFY2(!opened->find<QAbstractButton>(name)->isEnabled(), name);
        }
    }

    void droppedFolderIsOpened()
    {
        const auto opened = open({});
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(slices().string()))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(opened->find<QAbstractButton>("startButton")->isEnabled(), waitMs);
        QCOMPARE(opened->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Data});
    }

    void manyDroppedFilesAreAllOpened()
    {
        const std::filesystem::path folder = m_folder.path().toStdString() + "/dropped";
        std::filesystem::create_directories(folder);
        QMimeData mime;
        QList<QUrl> urls;
        for (const char* name : {"1.png", "2.png", "3.png"}) {
            std::filesystem::copy_file(slices() / "a.png", folder / name);
            urls << QUrl::fromLocalFile(QString::fromStdString((folder / name).string()));
        }
        std::filesystem::copy_file(slices() / "a.png", folder / "left out.png");
        mime.setUrls(urls);
        const auto opened = open({});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &enter);
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &drop);
        const auto* workspace = opened->window->findChild<Workspace*>();
        QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);
        QCOMPARE(workspace->dataset()->slices().size(), std::size_t{3});

        opened->window->openFiles({folder / "2.png"});  // one file alone
        QTRY_COMPARE_WITH_TIMEOUT(workspace->dataset()->slices().size(), std::size_t{1}, waitMs);
        QCOMPARE(workspace->path(), folder / "2.png");
    }

    void anOpenedRunBringsItsSlices()
    {
        std::filesystem::path run;
        {
            const auto trained = openWithSlices({}, 10);
            trained->click("startButton");
            waitFor(*trained, SessionState::Finished);
            run = trained->window->runPage().run().folder();
        }
        const std::filesystem::path others = m_folder.path().toStdString() + "/others";
        std::filesystem::create_directories(others);
        std::filesystem::copy_file(slices() / "a.png", others / "b.png");
        const auto opened = open({});
        auto* workspace = opened->window->findChild<Workspace*>();
        opened->window->openSlices(others);
        QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);

        opened->window->open(run);
        // While the run is being opened nothing can be started in its place.
        opened->window->runPage().startRun();
        QVERIFY(!opened->window->runPage().isTraining());
        QVERIFY(!opened->find<QAbstractButton>("startButton")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(workspace->path(), slices(), waitMs);
        // The experiment has changed with the run: a moment later its slices still are the ones.
        QTest::qWait(1000);
        QTRY_VERIFY_WITH_TIMEOUT(workspace->whyNoSlices().isEmpty(), waitMs);
        QCOMPARE(workspace->path(), slices());
        QCOMPARE(workspace->dataset()->spec().patchSize,
                 opened->window->runPage().editor().experiment().data.patchSize);
    }

    void movedSlicesOfARunAreAskedFor()
    {
        const std::filesystem::path before = m_folder.path().toStdString() + "/before";
        std::filesystem::copy(slices(), before);
        std::filesystem::path run;
        {
            const auto trained = openWithSlices({}, 10);
            trained->window->openSlices(before);
            QTRY_COMPARE_WITH_TIMEOUT(trained->window->findChild<Workspace*>()->path(), before, waitMs);
            trained->click("startButton");
            waitFor(*trained, SessionState::Finished);
            run = trained->window->runPage().run().folder();
        }
        std::filesystem::remove_all(before);
        const auto opened = open({});
        opened->window->open(run);
        QTRY_VERIFY_WITH_TIMEOUT(
            opened->window->messages().texts().join(u' ').contains(QStringLiteral("before")), waitMs);
        QVERIFY(opened->find<QAbstractButton>("messageRemedy") != nullptr);
    }

    void whatIsEditedIsThereAgain()
    {
        const auto draft = Settings().draftsFolder() / "draft.json";
        std::filesystem::remove(draft);
        std::filesystem::path run;
        {
            const auto opened = openWithSlices({}, 10);
            opened->click("startButton");
            waitFor(*opened, SessionState::Finished);
            run = opened->window->runPage().run().folder();
            opened->window->runPage().editor().setValue("training.batch_size", 17);
            // On disk without closing, so that a crash loses two seconds at most.
            QTRY_VERIFY_WITH_TIMEOUT(
                [&] {
                    QFile file(QString::fromStdString(draft.string()));
                    return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"batch_size\": 17");
                }(),
                waitMs);
            opened->window->runPage().editor().setValue("training.batch_size", 18);
            opened->window->goTo(MainWindow::Data);
            opened->window->close();
        }
        const auto again = open({});
        again->window->restoreDraft(false);
        const auto& editor = again->window->runPage().editor();
        QCOMPARE(editor.experiment().training.batchSize, 18);
        QCOMPARE(again->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Data});
        auto* workspace = again->window->findChild<Workspace*>();
        QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);
        QCOMPARE(workspace->path(), slices());
        QTRY_COMPARE_WITH_TIMEOUT(again->window->runPage().run().folder(), run, waitMs);
        QCOMPARE(editor.experiment().training.batchSize, 18);  // not the run's
        QCOMPARE(again->find<LossPlot>("lossPlot")->pointCount(0), 10);
    }

    void anUnreadableDraftIsSetAside()
    {
        const auto draft = Settings().draftsFolder() / "draft.json";
        const auto opened = open({});
        QFile file(QString::fromStdString(draft.string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        opened->window->restoreDraft(false);
        QVERIFY(opened->window->messages().texts().join(u' ').contains(QStringLiteral("draft.json")));
        QVERIFY(std::filesystem::exists(draft.string() + ".unreadable"));
    }

    void messagesWithButtonsStay()
    {
        MessageBar bar;
        bar.add(MessageBar::Kind::Error, QStringLiteral("mend me"), {{QStringLiteral("Mend"), [] {}}});
        for (int i = 0; i < 9; ++i) bar.add(MessageBar::Kind::Info, QString::number(i));
        QCOMPARE(bar.texts(), (QStringList{"mend me", "6", "7", "8"}));
    }

    void keysAreWhereTheyAreLookedFor()
    {
        const auto opened = open({});
        QCOMPARE(opened->find<QAction>("menuSaveExperiment")->shortcut(), QKeySequence(QKeySequence::Save));
        QCOMPARE(opened->find<QAction>("menuGuide")->shortcut(), QKeySequence(Qt::Key_F1));
        opened->find<QAction>("menuGuide")->trigger();
        auto* guide = opened->find<QTextBrowser>("guide");
        QVERIFY(guide != nullptr && guide->isVisible());
        QVERIFY(guide->toPlainText().contains(QStringLiteral("First minute")));
        guide->setSource(guide->source().resolved(QUrl(QStringLiteral("quality.md"))));
        QVERIFY(guide->toPlainText().size() > 1000);
    }

    void savingAgainGoesToTheSameFile()
    {
        const auto opened = open({});
        ExperimentEditor& editor = opened->window->runPage().editor();
        const QString file = m_folder.filePath(QStringLiteral("mine.json"));
        QVERIFY(editor.saveFile(file));
        editor.setValue("training.batch_size", 13);
        opened->find<QAction>("menuSaveExperiment")->trigger();
        editor.setValue("training.batch_size", 14);
        QVERIFY(editor.openFile(file));
        QCOMPARE(editor.experiment().training.batchSize, 13);
    }

    void presetAsksForSlices()
    {
        const auto opened = open({});
        opened->click("preset_dcgan-64");
        QCOMPARE(opened->window->runPage().editor().experiment().name, std::string("dcgan-64"));
        QCOMPARE(opened->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Train});
        QVERIFY(!opened->window->messages().texts().isEmpty());
    }

    void presetThatNeedsNoSlicesAsksForNone()
    {
        const auto opened = open({});
        opened->click("preset_two-gaussians");
        QCOMPARE(opened->window->runPage().editor().experiment().name, std::string("two-gaussians"));
        QVERIFY(opened->window->messages().texts().isEmpty());
        QVERIFY(opened->find<QAbstractButton>("startButton")->isEnabled());
    }

    void trainsToTheEnd()
    {
        const auto opened = openWithSlices({}, 40);
        opened->click("startButton");
        waitFor(*opened, SessionState::Finished);
        auto* plot = opened->find<LossPlot>("lossPlot");
        QCOMPARE(plot->pointCount(0), 40);
        auto* slider = opened->find<QSlider>("sampleSlider");
        QVERIFY(slider->maximum() >= 7);
        QCOMPARE(plot->cursorStep(), 40.0);
        slider->setValue(0);  // an old grid comes from its file
        QTRY_VERIFY_WITH_TIMEOUT(plot->cursorStep() < 10.0, waitMs);
        emit plot->stepClicked(21);
        QTRY_COMPARE_WITH_TIMEOUT(plot->cursorStep(), 20.0, waitMs);
        QVERIFY(opened->find<QLabel>("sampleStep")->text().contains(QStringLiteral("20")));
        QVERIFY(opened->find<QAbstractButton>("startButton")->isEnabled());
        QVERIFY(opened->find<QAbstractButton>("continueRunButton")->isEnabled());
        QVERIFY(opened->window->messages().texts().isEmpty());
    }

    /// Runs of the queue are trained one after the other, the page stays, and closing keeps those that wait.
    void queueTrainsTheDraftTwice()
    {
        test::StepGate gate;
        test::FakeRun run;
        run.beforeStep = gate.beforeStep();
        const auto opened = openWithSlices(run, 10);
        opened->window->goTo(MainWindow::Data);
        for (int i = 0; i < 3; ++i) opened->click("enqueueButton");
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), std::int64_t{1}, waitMs);
        QCOMPARE(opened->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Data});
        gate.letThrough(13);
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), std::int64_t{4}, waitMs);
        const RunQueue& queue = opened->window->queue();
        QCOMPARE(queue.running(), std::optional<std::size_t>(1));
        const std::filesystem::path second = queue.items()[1].runFolder;
        opened->window->saveAndClose();
        gate.letThrough(1);
        QTRY_VERIFY_WITH_TIMEOUT(!opened->window->isVisible(), waitMs);

        gate.letThrough(100);
        const auto again = open(run);
        RunQueue& kept = again->window->queue();
        QCOMPARE(kept.items().size(), std::size_t{3});
        QVERIFY(kept.isHeld());
        QCOMPARE(kept.items()[1].state, QueueItem::State::Waiting);
        kept.setHeld(false);
        QTRY_COMPARE_WITH_TIMEOUT(kept.items()[2].state, QueueItem::State::Done, waitMs);
        QCOMPARE(store::outcomeOf(second), store::RunOutcome::Finished);
        QCOMPARE(store::lastStep(second), std::int64_t{10});
    }

    void qualityIsShownAndKept()
    {
        const auto makeAssessor = [] {
            auto assessor = std::make_unique<test::FakeAssessor>();
            assessor->score = [](std::int64_t i) { return 1.0 + 0.001 * static_cast<double>(i); };
            return assessor;
        };
        const auto opened = openWithSlices({.makeAssessor = makeAssessor}, 40);
        QVERIFY(opened->find<QLabel>("qualityScore")->text().contains(QStringLiteral("Not assessed")));
        opened->click("startButton");
        waitFor(*opened, SessionState::Finished);
        QTRY_VERIFY_WITH_TIMEOUT(
            opened->find<QLabel>("qualityScore")->text().contains(QStringLiteral("1.00")), waitMs);
        QCOMPARE(opened->find<QTreeWidget>("descriptorRatios")->topLevelItemCount(),
                 2);  // Q and the fake's one
        // All are within a standard error of the first: the newest counts.
        QCOMPARE(opened->find<QLabel>("bestCheckpoint")->text(), QStringLiteral("Best: step 40, Q 1.00"));
        QVERIFY(opened->find<QLabel>("healthSummary")->text().contains(QStringLiteral("No failure")));

        const auto again = open({});  // another window reads it from the run's folder
        again->settings.setRunsFolder(opened->settings.runsFolder());
        again->window->open(opened->window->runPage().run().folder());
        QTRY_VERIFY_WITH_TIMEOUT(again->find<QLabel>("qualityScore")->text().contains(QStringLiteral("1.00")),
                                 waitMs);
    }

    void aFailureIsNamedAndItsRemedyStartsANewRun()
    {
        const auto opened = openWithSlices(
            {.checkpointEverySteps = 100,
             .makeAssessor =
                 [] {
                     auto assessor = std::make_unique<test::FakeAssessor>();
                     assessor->samples = [](std::int64_t inspection) {
                         return session::SampleStatistics{
                             inspection > 3 ? 0.8 : 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, -1.0};
                     };
                     return assessor;
                 }},
            600);
        opened->click("startButton");
        waitFor(*opened, SessionState::Finished);
        const auto first = opened->window->runPage().run().folder();
        QTRY_VERIFY_WITH_TIMEOUT(opened->find<QLabel>("healthSummary")->text().contains(QStringLiteral("1")),
                                 waitMs);
        QVERIFY(
            opened->find<QLabel>("healthDetails")->text().contains(QStringLiteral("correlation of pairs")));
        QVERIFY(
            opened->find<QLabel>("healthDetails")->text().contains(QStringLiteral("optimizer.generator.lr")));
        const double lr = std::get<spec::AdamSpec>(
                              spec::ganOf(opened->window->runPage().editor().experiment())
                                  .optimizer.generator)
                              .lr;
        opened->find<QAbstractButton>("applyRemedy")->click();
        QTRY_VERIFY_WITH_TIMEOUT(opened->window->runPage().run().folder() != first, waitMs);
        waitFor(*opened, SessionState::Finished);
        QCOMPARE(std::get<spec::AdamSpec>(
                     spec::ganOf(opened->window->runPage().editor().experiment()).optimizer.generator)
                     .lr,
                 0.5 * lr);
        QVERIFY(std::filesystem::exists(first / "run.json"));  // the first run stays

        const auto again = open({});  // it is told of the first run when that is opened later, too
        again->window->open(first);
        QTRY_VERIFY_WITH_TIMEOUT(again->find<QLabel>("healthSummary")->text().contains(QStringLiteral("1")),
                                 waitMs);
        QVERIFY(
            again->find<QLabel>("healthDetails")->text().contains(QStringLiteral("correlation of pairs")));
        QVERIFY(
            again->find<QLabel>("healthDetails")->text().contains(QStringLiteral("optimizer.generator.lr")));
        QVERIFY(again->find<QAbstractButton>("applyRemedy")->isVisibleTo(again->window.get()));
    }

    void pausesStepsAndResumes()
    {
        test::StepGate gate;
        const auto opened = startGated(gate, 20);
        auto* plot = opened->find<LossPlot>("lossPlot");
        gate.letThrough(3);
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), 4, waitMs);
        opened->click("pauseButton");
        gate.letThrough(1);  // the step under way when the pause came
        waitFor(*opened, SessionState::Paused);
        QCOMPARE(plot->pointCount(0), 4);
        gate.letThrough(1);
        opened->click("stepOnceButton");
        QTRY_COMPARE_WITH_TIMEOUT(plot->pointCount(0), 5, waitMs);
        gate.letThrough(100);
        opened->click("resumeButton");
        waitFor(*opened, SessionState::Finished);
        QCOMPARE(plot->pointCount(0), 20);
    }

    void liveEditIsMarkedOnTheCurves()
    {
        test::StepGate gate;
        const auto opened = startGated(gate, 10);
        QTRY_VERIFY_WITH_TIMEOUT(opened->window->runPage().liveParameters().isEnabled(), waitMs);
        opened->window->runPage().liveParameters().setValue("optimizer.generator.lr", 0.5);
        gate.letThrough(100);
        waitFor(*opened, SessionState::Finished);
        QCOMPARE(opened->find<LossPlot>("lossPlot")->editCount(), 1);
    }

    /// A slider on its way: not every value needs to arrive, but the last one does, before what comes next.
    void theLastOfManyEditsCounts()
    {
        test::StepGate gate;
        const auto opened = startGated(gate, 10);
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), 1, waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!opened->find<LossPlot>("lossPlot")->metrics().empty(), waitMs);
        for (const double rate : {0.5, 0.4, 0.3, 0.2}) {
            opened->window->runPage().liveParameters().setValue("optimizer.generator.lr", rate);
        }
        opened->click("pauseButton");
        gate.letThrough(1);
        waitFor(*opened, SessionState::Paused);
        auto* journal = opened->find<QTreeWidget>("journal");
        QTRY_VERIFY_WITH_TIMEOUT(journal->topLevelItemCount() > 1, waitMs);
        QStringList edits;
        for (int i = 0; i < journal->topLevelItemCount(); ++i) {
            const QString message = journal->topLevelItem(i)->text(2);
            if (message.startsWith("optimizer.")) edits << message;
        }
        QCOMPARE(edits, QStringList{"optimizer.generator.lr = 0.2"});
        gate.letThrough(100);
        opened->click("stopButton");
        waitFor(*opened, SessionState::Finished);
    }

    /// Parts that can take a step alone have an action each, which is of use while the run is paused; what
    /// came of it is shown without being stored.
    void aPartIsSteppedAlone()
    {
        test::StepGate gate;
        test::FakeRun run;
        run.beforeStep = gate.beforeStep();
        run.parts = {{"generator", "Generator"}};
        const auto opened = openWithSlices(run, 10);
        opened->click("startButton");
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), 1, waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(opened->find<QAction>("stepPart.generator") != nullptr, waitMs);
        auto* step = opened->find<QAction>("stepPart.generator");
        QVERIFY(!step->isEnabled());
        opened->click("pauseButton");
        gate.letThrough(1);
        waitFor(*opened, SessionState::Paused);
        QVERIFY(step->isEnabled() && step->toolTip().contains(step->shortcut().toString()));
        step->trigger();
        auto* journal = opened->find<QTreeWidget>("journal");
        QTRY_VERIFY_WITH_TIMEOUT(journal->topLevelItem(0)->text(2).startsWith("Generator"), waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(opened->find<QLabel>("sampleStep")->text(), QStringLiteral("step 1"),
                                  waitMs);
        QCOMPARE(opened->find<QSlider>("sampleSlider")->maximum(), 0);  // only step 0 is stored
        opened->click("stopButton");
        waitFor(*opened, SessionState::Finished);
    }

    void slowMotionHoldsTheRunBack()
    {
        const auto opened = openWithSlices({}, 1000);
        opened->find<QDoubleSpinBox>("stepsPerSecond")->setValue(0.1);
        opened->find<QAction>("slowMotion")->trigger();
        opened->click("startButton");
        auto* plot = opened->find<LossPlot>("lossPlot");
        QTRY_VERIFY_WITH_TIMEOUT(!plot->metrics().empty(), waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(plot->pointCount(0), 1, waitMs);
        QCOMPARE(opened->state(), SessionState::Running);
        opened->find<QAction>("slowMotion")->trigger();
        waitFor(*opened, SessionState::Finished);
        QTRY_COMPARE(plot->pointCount(0), 1000);
    }

    /// The draft of two Gaussians is a picture with handles, without data and without a run.
    void aGaussianOfTheDraftIsDragged()
    {
        const auto opened = open({});
        ExperimentEditor& editor = opened->window->runPage().editor();
        auto* tabs = opened->find<QTabWidget>("sampleTabs");
        auto* draft = opened->find<CurvePanelsView>("draftPanels");
        QVERIFY(!tabs->isTabVisible(tabs->indexOf(draft)));
        editor.setExperiment(spec::presetNamed("two-gaussians")->experiment, QStringLiteral("test"));
        opened->window->goTo(MainWindow::Train);
        QTRY_VERIFY(draft->isVisible());
        QTest::qWait(50);  // the docks take their sizes
        draft->replot();
        const QPoint from = draft->handlePosition("generated.sd")->toPoint();
        QTest::mousePress(draft, Qt::LeftButton, {}, from);
        for (const int pixels : {10, 20, 30}) QTest::mouseMove(draft, from + QPoint(pixels, 0));
        QTest::mouseRelease(draft, Qt::LeftButton, {}, from + QPoint(30, 0));
        const double sd = spec::valueAt(editor.experiment(), "generated.sd")->get<double>();
        QVERIFY2(sd > 1.0, qPrintable(QString::number(sd)));
        editor.undoStack()->undo();
        QCOMPARE(spec::valueAt(editor.experiment(), "generated.sd")->get<double>(), 1.0);
        // Far to the other side of the mean is a width too; onto it is the least width there is.
        const QPoint mean = draft->handlePosition("generated.mean")->toPoint();
        const QPoint flank = draft->handlePosition("generated.sd")->toPoint();
        QTest::mousePress(draft, Qt::LeftButton, {}, flank);
        QTest::mouseMove(draft, QPoint(mean.x(), flank.y()));
        QTest::mouseRelease(draft, Qt::LeftButton, {}, QPoint(mean.x(), flank.y()));
        QVERIFY(spec::valueAt(editor.experiment(), "generated.sd")->get<double>() >= 0.001);
        QVERIFY(!editor.hasProblems());
        editor.setExperiment(spec::presetNamed("dcgan-64")->experiment, QStringLiteral("test"));
        QVERIFY(!tabs->isTabVisible(tabs->indexOf(draft)));
    }

    void stoppedRunIsListedOpenedAndContinued()
    {
        test::StepGate gate;
        const auto opened = startGated(gate, 30);
        gate.letThrough(12);
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), 13, waitMs);
        opened->click("stopButton");
        gate.letThrough(1);
        waitFor(*opened, SessionState::Finished);
        auto* plot = opened->find<LossPlot>("lossPlot");
        QCOMPARE(plot->pointCount(0), 13);

        auto* runs = opened->find<QTreeView>("runTable");
        QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 1, waitMs);
        plot->setMetrics({});
        runs->setCurrentIndex(runs->model()->index(0, 0));
        opened->click("openSelectedRun");
        QTRY_VERIFY_WITH_TIMEOUT(!plot->metrics().empty() && plot->pointCount(0) == 13, waitMs);

        gate.letThrough(100);
        opened->click("continueRunButton");
        waitFor(*opened, SessionState::Finished);
        QCOMPARE(plot->pointCount(0), 30);
    }

    void nonFiniteLossIsSaidInWords()
    {
        test::FakeRun run;
        run.afterStep = [](session::StepReport& report) {
            if (report.step == 7) report.values[0] = std::numeric_limits<double>::quiet_NaN();
        };
        const auto opened = openWithSlices(run, 30);
        opened->click("startButton");
        waitFor(*opened, SessionState::Failed);
        QCOMPARE(opened->find<LossPlot>("lossPlot")->nonFiniteCount(), 1);
        QVERIFY(opened->window->messages().texts().join(u' ').contains(QStringLiteral("7")));
    }

    void closeWhileTrainingAsksAndSaves()
    {
        test::StepGate gate;
        const auto opened = startGated(gate, 1000);
        gate.letThrough(5);
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), 6, waitMs);
        opened->window->close();
        QVERIFY(opened->window->isVisible());
        opened->click("keepTraining");
        QTRY_VERIFY(opened->find<QMessageBox>("closeQuestion") == nullptr);
        QVERIFY(opened->window->runPage().isTraining());

        opened->window->close();
        opened->click("saveAndClose");
        gate.letThrough(1);
        QTRY_VERIFY_WITH_TIMEOUT(!opened->window->isVisible(), waitMs);
        const std::filesystem::path folder = opened->window->runPage().run().folder();
        QCOMPARE(store::checkpointSteps(folder).back(), 6);
        QCOMPARE(store::outcomeOf(folder), store::RunOutcome::Stopped);
    }

    /// As at a signal: nobody is there to answer a question.
    void savesAndClosesWithoutAQuestion()
    {
        {
            const auto idle = open({});
            idle->window->saveAndClose();
            QVERIFY(!idle->window->isVisible());
        }
        test::StepGate gate;
        const auto opened = startGated(gate, 1000);
        gate.letThrough(5);
        QTRY_COMPARE_WITH_TIMEOUT(gate.waitingFor(), 6, waitMs);
        opened->window->saveAndClose();
        QVERIFY(opened->find<QMessageBox>("closeQuestion") == nullptr);
        gate.letThrough(1);
        QTRY_VERIFY_WITH_TIMEOUT(!opened->window->isVisible(), waitMs);
        QCOMPARE(store::checkpointSteps(opened->window->runPage().run().folder()).back(), 6);
    }

    void layoutAndThemeAreKept()
    {
        {
            const auto opened = open({});
            opened->window->resize(1811, 777);
            opened->window->goTo(MainWindow::Train);
            opened->window->resetLayout();  // windows of tests before have left theirs
            auto* run = opened->find<QDockWidget>("runDock");
            QTRY_COMPARE_WITH_TIMEOUT(run->width(), 290, waitMs);
            opened->window->runPage().resizeDocks({run}, {350}, Qt::Horizontal);
            QTRY_COMPARE_WITH_TIMEOUT(run->width(), 350, waitMs);
            opened->find<QAction>("menuDark")->setChecked(true);
            opened->find<QAction>("menuTensorBoard")->setChecked(true);
            opened->window->close();
        }
        const auto again = open({});
        QCOMPARE(again->window->size(), QSize(1811, 777));
        again->window->goTo(MainWindow::Train);
        QTRY_COMPARE_WITH_TIMEOUT(again->find<QDockWidget>("runDock")->width(), 350, waitMs);
        again->window->resetLayout();
        QTRY_COMPARE_WITH_TIMEOUT(again->find<QDockWidget>("runDock")->width(), 290, waitMs);
        QCOMPARE(again->settings.theme(), Theme::Dark);
        again->find<QAction>("menuDark")->setChecked(false);
        QVERIFY(again->settings.writesTensorBoard());
        again->find<QAction>("menuTensorBoard")->setChecked(false);
        QVERIFY(!again->settings.writesTensorBoard());
    }

    void aBlindTestSaysWhatItNeeds()
    {
        const auto opened = open({});
        opened->find<QAction>("menuBlindTest")->trigger();
        QVERIFY(opened->window->messages().texts().join(u' ').contains("a run with a checkpoint"));
    }

    void scalesSlicesWhoseFibresLieFarApart()
    {
        const auto opened = open({});
        opened->window->runPage().editor().setValue("data.scale", 1.0);
        opened->window->openSlices(slices());
        auto* start = opened->find<QAbstractButton>("startButton");
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), waitMs);
        auto* scaling = opened->find<QAbstractButton>("datasetScaling");
        QVERIFY(!scaling->isHidden());
        opened->click("datasetScaling");
        const auto* fibres = opened->find<QLabel>("datasetFibres");
        // Four patches of 64 px stay side by side in 320 px.
        QTRY_VERIFY_WITH_TIMEOUT(fibres->text().contains(QLatin1String("scaled by 0.8")), waitMs);
        QVERIFY(scaling->isHidden());
        QCOMPARE(opened->window->runPage().editor().experiment().data.scale, 0.0);
    }

    void badFolderIsOneMessage()
    {
        const auto opened = open({});
        opened->window->openSlices(m_folder.path().toStdString() + "/nothing");
        QSignalSpy failed(opened->window->findChild<Workspace*>(), &Workspace::failed);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, waitMs);
        QVERIFY(!opened->find<QAbstractButton>("startButton")->isEnabled());
        QVERIFY(
            !opened->find<QAbstractButton>("startButton")->toolTip().contains(QStringLiteral("being read")));
    }
};

SYNTHSLICE_TEST(TestMainWindow)

}  // namespace synthslice::ui::test_main_window

#include "test_main_window.moc"
