// What ends a session early or must not pass in silence.

#include <cmath>
#include <limits>
#include <stdexcept>

#include <QtTest>

#include "tests/shared/fake_sessions.h"
#include "tests/shared/test_program.h"

namespace test_session_failures {

using namespace synthslice;
using namespace synthslice::session;
using test::FakeRun;
using test::Messages;
using test::messagesOf;
using test::Steps;
using test::stepsOf;
using test::trainToTheEnd;

class TestSessionFailures : public QObject {
    Q_OBJECT

private slots:
    void aNonFiniteLossFailsTheRun_data()
    {
        constexpr double inf = std::numeric_limits<double>::infinity();
        QTest::addColumn<int>("metric");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("message");
        QTest::newRow("NaN loss") << 1 << std::nan("")
                                  << "loss_discriminator became NaN (not a number) at step 13";
        QTest::newRow("infinite loss") << 0 << -inf << "loss_generator became infinite at step 13";
        QTest::newRow("NaN gradient")
            << 4 << std::nan("") << "gradient_generator became NaN (not a number) at step 13";
        QTest::newRow("infinite gradient") << 4 << inf << "gradient_generator became infinite at step 13";
    }
    void aNonFiniteLossFailsTheRun()
    {
        QFETCH(int, metric);
        QFETCH(double, value);
        QFETCH(QString, message);
        const FakeRun run{.afterStep = [&](StepReport& report) {
            if (report.step == 13) {
                report.values[static_cast<std::size_t>(metric)] = value;
            }
        }};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.state, SessionState::Failed);
        QCOMPARE(QString::fromStdString(update.error->message), message);
        QCOMPARE(update.error->hint,
                 std::string("lower the learning rates and resume from the checkpoint of step 10"));
        QCOMPARE(update.steps.size(), std::size_t{13});  // the broken step is shown, never filtered
        QCOMPARE(run.record->steps.size(), std::size_t{13});
        QCOMPARE(stepsOf(run.record->checkpoints), (Steps{10}));
        QCOMPARE(update.events.back().kind, EventKind::Failure);
        QCOMPARE(run.record->events.back().kind, EventKind::Failure);
        QCOMPARE(run.record->events.back().step, std::int64_t{13});
    }

    void valuesThatAStepDidNotComputeAreNoFailure()
    {
        const FakeRun run{
            .afterStep = [](StepReport& report) { report.values[2] = report.values[3] = std::nan(""); }};
        QCOMPARE(trainToTheEnd(run).state, SessionState::Finished);
    }

    void anExceptionBecomesAnError()
    {
        const FakeRun run{.beforeStep = [](std::int64_t step) {
            if (step == 4) {
                throw std::runtime_error("generator layer 2: sizes differ\nframe #0: ...");
            }
        }};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.state, SessionState::Failed);
        QCOMPARE(update.error->message, std::string("Training failed: generator layer 2: sizes differ"));
        QCOMPARE(run.record->events.back().kind, EventKind::Failure);
        QVERIFY(run.record->checkpoints.empty());
        QVERIFY(run.record->closed);
    }

    void anExceptionInPreparationBecomesAnError()
    {
        TrainingSession session([](const Progress&) -> Result<PreparedRun> { throw std::bad_alloc(); }, {},
                                {});
        session.start();
        session.wait();
        QCOMPARE(session.drain().error->message, std::string("Preparation failed: out of memory"));
    }

    void aFailingRecordIsSaidOnceAndTrainingGoesOn()
    {
        const auto record = std::make_shared<test::FakeRecord>();
        const FakeRun run{.makeSink = [&] {
            auto sink = std::make_unique<test::FakeSink>(record);
            sink->refuseRecords = true;
            return sink;
        }};
        const SessionUpdate update = trainToTheEnd(run);
        QCOMPARE(update.state, SessionState::Finished);
        QCOMPARE(record->steps.size(), std::size_t{20});
        QCOMPARE(messagesOf(update.events, EventKind::Warning).size(),
                 std::size_t{3});  // steps, samples, events
    }

    /// What ends the assessment must not take with it what was trained.
    void aCheckpointIsSavedBeforeItsAssessment()
    {
        for (const std::int64_t broken : {1, 2}) {  // at step 10 and at the end
            FakeRun run;
            run.makeAssessor = [=, &run] {
                auto assessor = std::make_unique<test::FakeAssessor>();
                assessor->score = [=, record = run.record](std::int64_t assessment) {
                    if (assessment == broken) throw std::runtime_error("out of fibres");
                    return static_cast<double>(record->checkpoints.size());
                };
                return assessor;
            };
            const SessionUpdate update = trainToTheEnd(run);
            QCOMPARE(update.state, SessionState::Finished);
            QCOMPARE(stepsOf(run.record->checkpoints), (Steps{10, 20}));
            QCOMPARE(messagesOf(update.events, EventKind::Warning),
                     (Messages{"Images are not assessed: The assessment failed: out of fibres"}));
            if (broken == 2) QCOMPARE(run.record->assessments.at(0).score, 1.0);  // saved before
        }
    }

    void everyFailedCheckpointIsSaid()
    {
        const auto record = std::make_shared<test::FakeRecord>();
        const FakeRun run{.makeSink = [&] {
            auto sink = std::make_unique<test::FakeSink>(record);
            sink->refuseCheckpoints = true;
            return sink;
        }};
        const SessionUpdate update = trainToTheEnd(run);
        const Messages warnings = messagesOf(update.events, EventKind::Warning);
        QCOMPARE(warnings.size(), std::size_t{2});
        QVERIFY(warnings[0].starts_with("Checkpoint of step 10 not saved: metrics.csv: no space left"));
        // The last one must not be lost in silence: the run has not ended well.
        QCOMPARE(update.state, SessionState::Failed);
        QVERIFY(update.error->message.starts_with("Checkpoint of step 20 not saved"));
    }
};

SYNTHSLICE_TEST(TestSessionFailures)

}  // namespace test_session_failures

#include "test_session_failures.moc"
