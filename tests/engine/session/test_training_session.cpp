#include <algorithm>
#include <limits>

#include <QtTest>

#include "tests/shared/fake_sessions.h"
#include "tests/shared/test_program.h"

namespace test_training_session {

using namespace synthslice;
using namespace synthslice::session;
using test::FakeRun;
using test::Messages;
using test::messagesOf;
using test::StepGate;
using test::Steps;
using test::stepsOf;
using test::trainToTheEnd;

class TestTrainingSession : public QObject {
    Q_OBJECT

private slots:
    void samplesAndSavesOnTime()
    {
        const FakeRun run{.targetSteps = 23};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.state, SessionState::Finished);
        QVERIFY(!update.error);
        QVERIFY(update.info);
        QCOMPARE(update.info->targetSteps, std::int64_t{23});
        QCOMPARE(update.steps.size(), std::size_t{23});
        QCOMPARE(update.droppedSteps, std::uint64_t{0});
        QVERIFY(update.samples);
        QCOMPARE(update.samples->step, std::int64_t{23});
        QCOMPARE(run.record->steps.size(), std::size_t{23});
        QCOMPARE(stepsOf(run.record->samples), (Steps{0, 5, 10, 15, 20, 23}));
        QCOMPARE(stepsOf(run.record->checkpoints), (Steps{10, 20, 23}));
        QCOMPARE(run.record->events.back().kind, EventKind::Finished);
    }

    void aSavedStepIsNotSavedTwice()
    {
        const FakeRun run{.targetSteps = 20};
        trainToTheEnd(run);
        QCOMPARE(stepsOf(run.record->checkpoints), (Steps{10, 20}));
        QCOMPARE(stepsOf(run.record->samples), (Steps{0, 5, 10, 15, 20}));
    }

    void pausesStepsAndStopsWithinOneStep()
    {
        StepGate gate;
        const FakeRun run{.targetSteps = 1000, .beforeStep = gate.beforeStep()};
        TrainingSession session(test::fakePreparation(run), {}, {});
        QCOMPARE(session.state(), SessionState::Idle);
        session.start();
        gate.letThrough(3);
        QTRY_COMPARE(gate.waitingFor(), std::int64_t{4});
        QCOMPARE(session.state(), SessionState::Running);

        session.pause();
        gate.letThrough(1);
        QTRY_COMPARE(session.state(), SessionState::Paused);
        session.stepOnce();
        QTRY_COMPARE(gate.waitingFor(), std::int64_t{5});
        gate.letThrough(1);
        session.takeSample();
        session.saveCheckpoint();
        session.resume();
        QTRY_COMPARE(gate.waitingFor(), std::int64_t{6});
        QCOMPARE(session.state(), SessionState::Running);

        session.stop();
        gate.letThrough(1);
        session.wait();
        QCOMPARE(session.state(), SessionState::Finished);
        QCOMPARE(stepsOf(run.record->steps), (Steps{1, 2, 3, 4, 5, 6}));
        QCOMPARE(stepsOf(run.record->samples), (Steps{0, 5}));
        QCOMPARE(stepsOf(run.record->checkpoints), (Steps{5, 6}));
        QCOMPARE(messagesOf(run.record->events, EventKind::Info), (Messages{"Paused", "Resumed"}));
        QCOMPARE(messagesOf(run.record->events, EventKind::Stopped), (Messages{"Stopped at step 6"}));
    }

    /// It is no step: nothing is recorded but a note, and the next step goes on from what it changed.
    void aPartTakesAStepOfItsOwnWhilePaused()
    {
        const FakeRun run{.targetSteps = 2, .parts = {{"generator", "Generator"}}};
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.stepPart("generator");  // ignored: it runs
        session.pause();
        session.stepPart("generator");
        session.stepPart("nobody");
        session.resume();
        session.start();
        session.wait();
        const SessionUpdate update = session.drain();
        QCOMPARE(update.info->stepParts.size(), std::size_t{1});
        QCOMPARE(stepsOf(run.record->steps), (Steps{1, 2}));
        QCOMPARE(messagesOf(run.record->events, EventKind::Info),
                 (Messages{"Paused", "Generator: a step of its own", "Resumed"}));
        QCOMPARE(messagesOf(run.record->events, EventKind::Warning).size(), std::size_t{1});
        const double alone = trainToTheEnd({.targetSteps = 2}).steps.front().values.front();
        QVERIFY(std::abs(update.steps.front().values.front() - alone - 0.9) < 1e-12);  // 1 decays by 0.9
    }

    /// One step in a thousand seconds: commands are obeyed meanwhile, and a pace that is taken off lets go.
    void aPaceHoldsStepsBackButNoCommands()
    {
        const FakeRun run{.targetSteps = 50};
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.setPace(0.001);
        session.start();
        std::vector<StepReport> steps;
        const auto drained = [&] {
            const SessionUpdate update = session.drain();
            steps.insert(steps.end(), update.steps.begin(), update.steps.end());
            return update;
        };
        QTRY_COMPARE((drained(), steps.size()), std::size_t{1});
        session.look();
        std::optional<Samples> look;
        QTRY_VERIFY(look || (look = drained().look));
        QCOMPARE(look->step, std::int64_t{1});
        QCOMPARE(stepsOf(run.record->samples), (Steps{0}));
        session.pause();
        QTRY_COMPARE(session.state(), SessionState::Paused);
        session.resume();
        QTRY_COMPARE(session.state(), SessionState::Running);
        QCOMPARE((drained(), steps.size()), std::size_t{1});
        session.setPace(0.0);
        session.wait();
        QCOMPARE(run.record->steps.size(), std::size_t{50});
    }

    void dataWithoutEpochsHasNoLimitInEpochs()
    {
        const SessionUpdate update = trainToTheEnd({.stepsPerEpoch = 0}, {{}, 2.0, {}});
        QCOMPARE(update.state, SessionState::Failed);
        QVERIFY(update.error && update.error->hint.find("steps") != std::string::npos);
    }

    void aPauseBeforeTheFirstStepHolds()
    {
        const FakeRun run;
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.pause();
        session.start();
        QTRY_COMPARE(session.state(), SessionState::Paused);
        session.stop();
        session.wait();
        QVERIFY(run.record->steps.empty());
        QCOMPARE(stepsOf(run.record->checkpoints), (Steps{0}));
    }

    void stepOnceWhileRunningIsIgnored()
    {
        const FakeRun run{.targetSteps = 7};
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.stepOnce();
        session.resume();
        session.start();
        session.wait();
        QCOMPARE(run.record->steps.size(), std::size_t{7});
    }

    void aStopDoesNotWaitForSingleStepsAskedBefore()
    {
        StepGate gate;
        const FakeRun run{.targetSteps = 1000, .beforeStep = gate.beforeStep()};
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.pause();
        session.start();
        for (int i = 0; i < 100; ++i) {
            session.stepOnce();
        }
        QTRY_COMPARE(gate.waitingFor(), std::int64_t{1});
        session.stop();
        gate.letThrough(1);
        session.wait();
        QCOMPARE(run.record->steps.size(), std::size_t{1});
    }

    void theDestructorStopsAndSaves()
    {
        std::atomic<std::int64_t> begun = 0;
        const FakeRun run{.targetSteps = 1'000'000'000,
                          .checkpointEverySteps = 1'000'000'000,
                          .stepTime = std::chrono::microseconds(100),
                          .beforeStep = [&](std::int64_t step) { begun = step; }};
        {
            TrainingSession session(test::fakePreparation(run), {}, {});
            session.start();
            QTRY_VERIFY(begun > 1);
        }
        QVERIFY(run.record->closed);
        QCOMPARE(run.record->checkpoints.size(), std::size_t{1});
        QCOMPARE(run.record->checkpoints.back().step, run.record->steps.back().step);
    }

    void aSessionNeverStartedNeedsNoStop()
    {
        const TrainingSession session(test::fakePreparation({}), {}, {});
        QCOMPARE(session.state(), SessionState::Idle);
    }

    void preparationReportsAndCanBeCancelled()
    {
        std::atomic<bool> preparing = false;
        TrainingSession session(
            [&](const Progress& progress) -> Result<PreparedRun> {
                progress.at(0.25, "Reading slices");
                preparing = true;
                while (!progress.cancelled()) {
                    std::this_thread::yield();
                }
                return cancelled();
            },
            {}, {});
        session.start();
        QTRY_VERIFY(preparing);
        QCOMPARE(session.state(), SessionState::Preparing);
        const SessionUpdate early = session.drain();
        QVERIFY(early.preparation);
        QCOMPARE(early.preparation->fraction, 0.25);
        QCOMPARE(early.preparation->doing, std::string("Reading slices"));
        session.stop();
        session.wait();
        const SessionUpdate late = session.drain();
        QCOMPARE(late.state, SessionState::Finished);
        QVERIFY(!late.error);
    }

    void aFailedPreparationTellsWhy()
    {
        TrainingSession session(
            [](const Progress&) -> Result<PreparedRun> {
                return invalidInput("slices: no images", "choose another folder");
            },
            {}, {});
        session.start();
        session.wait();
        const SessionUpdate update = session.drain();
        QCOMPARE(update.state, SessionState::Failed);
        QVERIFY(update.error);
        QCOMPARE(update.error->code, ErrorCode::InvalidInput);
        QCOMPARE(update.error->text(), std::string("slices: no images: choose another folder"));
    }

    void limitsEndTheSession_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("epochs");
        QTest::addColumn<int>("expected");
        QTest::newRow("the experiment's own") << 0 << 0.0 << 20;
        QTest::newRow("fewer steps") << 7 << 0.0 << 7;
        QTest::newRow("more steps") << 31 << 0.0 << 31;
        QTest::newRow("epochs") << 0 << 2.5 << 25;
        QTest::newRow("the earlier of both") << 12 << 2.5 << 12;
        QTest::newRow("no end of epochs") << 12 << std::numeric_limits<double>::infinity() << 12;
    }
    void limitsEndTheSession()
    {
        QFETCH(int, steps);
        QFETCH(double, epochs);
        QFETCH(int, expected);
        SessionLimits limits;
        if (steps > 0) {
            limits.steps = steps;
        }
        if (epochs > 0) {
            limits.epochs = epochs;
        }
        const FakeRun run;
        const SessionUpdate update = trainToTheEnd(run, limits);
        QCOMPARE(run.record->steps.size(), static_cast<std::size_t>(expected));
        QCOMPARE(update.info->targetSteps, std::int64_t{expected});
        QCOMPARE(run.record->checkpoints.back().step, std::int64_t{expected});
        QCOMPARE(run.record->events.back().kind, EventKind::Finished);
    }

    void theTimeLimitEndsTheSessionAndSaysSo()
    {
        const FakeRun run{.targetSteps = 1'000'000'000, .stepTime = std::chrono::milliseconds(1)};
        SessionLimits limits;
        limits.minutes = 0.05 / 60;
        trainToTheEnd(run, limits);
        QVERIFY(!run.record->steps.empty());
        QCOMPARE(run.record->checkpoints.back().step, run.record->steps.back().step);
        QCOMPARE(run.record->events.back().kind, EventKind::Stopped);
        QVERIFY(run.record->events.back().message.starts_with("Time limit reached at step "));
    }

    void aRunThatIsDoneTrainsNoFurther()
    {
        const FakeRun run{.startStep = 20, .targetSteps = 20};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.state, SessionState::Finished);
        QVERIFY(run.record->steps.empty());
        QVERIFY(run.record->checkpoints.empty());
    }

    void liveEditsApplyBetweenStepsAndAreRecorded()
    {
        const FakeRun run{.targetSteps = 10};
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.pause();
        session.applyLive({"optimizer.generator.lr", 0.5});
        session.applyLive({"training.batch_size", 8});
        session.start();
        QTRY_COMPARE(session.state(), SessionState::Paused);
        session.resume();
        session.wait();
        QCOMPARE(messagesOf(run.record->events, EventKind::Edit), (Messages{"optimizer.generator.lr = 0.5"}));
        QCOMPARE(
            messagesOf(run.record->events, EventKind::Warning),
            (Messages{"training.batch_size not changed: training.batch_size cannot change during a run"}));
        const SessionUpdate update = session.drain();
        QCOMPARE(update.refusedEdits.size(), std::size_t{1});
        QCOMPARE(update.refusedEdits[0].path, std::string("training.batch_size"));
        QVERIFY(update.refusedEdits[0].value == spec::ExperimentSpec().training.batchSize);
        QCOMPARE(run.record->checkpoints.back().state.at("lr").get<double>(), 0.5);
    }

    void anEditAfterACheckpointIsSavedToo()
    {
        StepGate gate;
        const FakeRun run{.targetSteps = 100, .beforeStep = gate.beforeStep()};
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.start();
        gate.letThrough(9);
        QTRY_COMPARE(gate.waitingFor(), std::int64_t{10});
        session.pause();
        gate.letThrough(1);
        QTRY_COMPARE(session.state(), SessionState::Paused);
        session.applyLive({"optimizer.generator.lr", 0.5});
        session.stop();
        session.wait();
        QCOMPARE(stepsOf(run.record->checkpoints), (Steps{10, 10}));
        QCOMPARE(run.record->checkpoints.back().state.at("lr").get<double>(), 0.5);
    }

    void wakesOncePerEdge()
    {
        StepGate gate;
        std::atomic<int> wakes = 0;
        const FakeRun run{.targetSteps = 10, .beforeStep = gate.beforeStep()};
        TrainingSession session(test::fakePreparation(run), {}, [&] { ++wakes; });
        session.start();
        gate.letThrough(4);
        QTRY_COMPARE(gate.waitingFor(), std::int64_t{5});
        QCOMPARE(wakes.load(), 1);  // nobody drained yet
        QCOMPARE(session.drain().steps.size(), std::size_t{4});
        QVERIFY(session.drain().steps.empty());
        QCOMPARE(wakes.load(), 1);
        gate.letThrough(6);
        session.wait();
        QCOMPARE(wakes.load(), 2);
        const SessionUpdate last = session.drain();
        QCOMPARE(stepsOf(last.steps), (Steps{5, 6, 7, 8, 9, 10}));
        QVERIFY(!last.info);  // told once, in the first drain
    }

    void aReaderThatDrainsOnWakeGetsEverything()
    {
        std::binary_semaphore pending{0};
        FakeRun run{.targetSteps = 20000, .sampleEverySteps = 1000, .checkpointEverySteps = 100};
        TrainingSession session(test::fakePreparation(run), {}, [&] { pending.release(); });
        session.start();
        Steps steps;
        std::size_t saves = 0;
        SessionState state = SessionState::Idle;
        while (state != SessionState::Finished) {
            pending.acquire();
            const SessionUpdate update = session.drain();
            const Steps drained = stepsOf(update.steps);
            steps.insert(steps.end(), drained.begin(), drained.end());
            saves += messagesOf(update.events, EventKind::CheckpointSaved).size();
            state = update.state;
        }
        QCOMPARE(steps.size(), std::size_t{20000});
        QVERIFY(std::ranges::is_sorted(steps));
        QCOMPARE(saves, std::size_t{200});
    }

    void aSlowReaderLosesStepsButNoEvents()
    {
        const FakeRun run{.targetSteps = 70000, .sampleEverySteps = 70000, .checkpointEverySteps = 100};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.steps.size(), std::size_t{65536});
        QCOMPARE(update.droppedSteps, std::uint64_t{70000 - 65536});
        QCOMPARE(messagesOf(update.events, EventKind::CheckpointSaved).size(), std::size_t{700});
        QCOMPARE(run.record->steps.size(), std::size_t{70000});
    }

    void commandsFromManyThreadsAreSafe()
    {
        const FakeRun run{.targetSteps = 1'000'000'000, .stepTime = std::chrono::microseconds(10)};
        TrainingSession session(test::fakePreparation(run), {}, {});
        session.start();
        QTRY_COMPARE(session.state(), SessionState::Running);  // a stop while preparing would leave no run
        {
            std::vector<std::jthread> users;
            for (int user = 0; user < 4; ++user) {
                users.emplace_back([&] {
                    for (int i = 0; i < 50; ++i) {
                        session.pause();
                        session.stepOnce();
                        session.applyLive({"optimizer.generator.lr", 0.1});
                        session.takeSample();
                        session.resume();
                        (void)session.state();
                    }
                });
            }
        }
        session.stop();
        session.wait();
        QCOMPARE(session.state(), SessionState::Finished);
        QCOMPARE(messagesOf(run.record->events, EventKind::Edit).size(), std::size_t{200});
    }
};

SYNTHSLICE_TEST(TestTrainingSession)

}  // namespace test_training_session

#include "test_training_session.moc"
