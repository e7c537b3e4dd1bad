#include <filesystem>

#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMessageBox>
#include <QSlider>
#include <QTabWidget>
#include <QTreeView>
#include <QTreeWidget>

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "tests/shared/test_program.h"
#include "tests/shared/window_test.h"
#include "ui/controls/message_bar.h"
#include "ui/experiment/live_parameters.h"
#include "ui/queue/run_queue.h"
#include "ui/run/views/loss_plot.h"
#include "ui/samples/curve_panels_view.h"

namespace synthslice::ui::test_window_training {

using namespace test_window;

/// Runs in the window: from start to stop, edited while they run, continued, closed while they train.
class TestWindowTraining : public WindowTest {
    Q_OBJECT

private slots:
    void initTestCase() { makeSlices(); }
    void init() { beginCase(); }

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

        // The journal tells it in as many lines as it takes.
        again->window->goTo(MainWindow::Train);
        const auto* journal = again->find<QTreeWidget>("journal");
        const auto isLong = [](const QTreeWidgetItem* row) { return row->text(2).size() > 80; };
        int row = 0;
        while (row < journal->topLevelItemCount() && !isLong(journal->topLevelItem(row))) ++row;
        QVERIFY(row < journal->topLevelItemCount());
        QTRY_VERIFY_WITH_TIMEOUT(journal->visualItemRect(journal->topLevelItem(row)).height() >
                                     2 * journal->fontMetrics().height(),
                                 waitMs);
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
};

SYNTHSLICE_TEST(TestWindowTraining)

}  // namespace synthslice::ui::test_window_training

#include "test_window_training.moc"
