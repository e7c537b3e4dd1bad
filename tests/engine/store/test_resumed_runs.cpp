#include <fstream>

#include <QtTest>

#include "tests/shared/recorded_run.h"
#include "tests/shared/test_program.h"

namespace test_resumed_runs {

using namespace synthslice;
using namespace synthslice::store;
using session::EventKind;
using namespace synthslice::test;

/// What a resumed run keeps, forgets and sets aside.
class TestResumedRuns : public QObject, test::RecordedRun {
    Q_OBJECT

private slots:
    void init() { makeScratch(); }

    void aResumeForgetsLaterAssessments()
    {
        assessed({1.5, 1.4, 1.3, 1.2});
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{40, 30, 20}));
        QVERIFY(resumed(30));
        QCOMPARE(readAssessments(m_folder)->size(), std::size_t{3});
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{30, 20}));
    }

    void forgetsEditsThatNoCheckpointHolds()
    {
        {
            auto recorder = RunRecorder::create(m_folder, fakeRecord());
            QVERIFY(recorder);
            for (const session::SessionEvent& event :
                 {session::SessionEvent{EventKind::Edit, 10, "in the checkpoint"},
                  {EventKind::CheckpointSaved, 10, ""},
                  {EventKind::Edit, 10, "after it"},
                  {EventKind::Stopped, 10, ""}}) {
                QVERIFY((*recorder)->recordEvent(event));
            }
        }
        QVERIFY(resumed(10));
        const std::string events = content(m_folder / "events.jsonl");
        QVERIFY(events.find("in the checkpoint") != std::string::npos);
        QVERIFY(events.find("after it") == std::string::npos);
        QVERIFY(events.find("stopped") != std::string::npos);
    }

    void aResumedRunIsThatOfOneNeverInterrupted()
    {
        const std::filesystem::path whole = m_runs / "whole";
        train(fakeRun(), RunRecorder::create(whole, fakeRecord()));

        FakeRun crashing = fakeRun();
        crashing.beforeStep = [](std::int64_t step) {
            if (step == 28) throw std::runtime_error("crash");
        };
        QCOMPARE(train(crashing, RunRecorder::create(m_folder, fakeRecord())).state,
                 session::SessionState::Failed);
        QCOMPARE(readMetrics(m_folder)->steps.size(), std::size_t{27});
        QCOMPARE(sampleSteps(m_folder).back(), std::int64_t{25});

        const auto newest = readNewestCheckpoint(m_folder);
        QCOMPARE(newest->data.step, std::int64_t{20});
        auto recorder = resumed(20);
        QVERIFY2(recorder, recorder ? "" : recorder.error().text().c_str());
        QCOMPARE(readMetrics(m_folder)->steps.size(), std::size_t{20});
        QCOMPARE(sampleSteps(m_folder).back(), std::int64_t{20});
        QVERIFY(content(m_folder / "timing.csv").ends_with("\n20,0\n"));
        QVERIFY(content(m_folder / "events.jsonl").find("crash") == std::string::npos);
        train(fakeRun(), std::move(recorder), &newest->data);

        QCOMPARE(content(m_folder / "metrics.csv"), content(whole / "metrics.csv"));
        for (const std::int64_t step : sampleSteps(whole)) {
            const std::string
                name = QString("samples/step-%1.png").arg(step, 6, 10, QChar('0')).toStdString();
            QCOMPARE(content(m_folder / name), content(whole / name));
        }
        for (const std::int64_t step : checkpointSteps(whole)) {
            QCOMPARE(readCheckpoint(m_folder, step)->tensors, readCheckpoint(whole, step)->tensors);
        }
        QCOMPARE(outcomeOf(m_folder), RunOutcome::Finished);
    }

    void resumingFromAnEarlierCheckpointSetsLaterOnesAside()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        QVERIFY(resumed(20));
        QCOMPARE(checkpointSteps(m_folder), (Steps{20}));
        QVERIFY(std::filesystem::exists(m_folder / "checkpoints/step-000040.set-aside-1/state.json"));
    }

    /// Otherwise the next resume would go on from a later checkpoint, with the rows before it cut off.
    void aResumeThatEndsHalfWayHasSetLaterCheckpointsAside()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        std::filesystem::remove(m_folder / "metrics.csv");
        std::filesystem::create_directory(m_folder / "metrics.csv");
        auto claimed = RunRecorder::claim(m_folder);
        QVERIFY(claimed);
        QVERIFY(!RunRecorder::resume(std::move(*claimed), 20));
        QCOMPARE(checkpointSteps(m_folder).back(), std::int64_t{20});
    }

    void resumingCleansUpAfterAKill()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        const std::string unfinished = ".synthslice-0123456789abcdef.partial";
        std::filesystem::create_directories(m_folder / "checkpoints" / unfinished);
        std::ofstream(m_folder / "checkpoints" / unfinished / "state.json") << "{";
        std::ofstream(m_folder / "samples" / unfinished) << "PNG";
        std::ofstream(m_folder / "metrics.csv", std::ios::app) << "41,0.5,0.2";  // killed within a row
        QVERIFY(resumed(40));
        QCOMPARE(namesIn(m_folder / "checkpoints"),
                 (std::vector<std::string>{"step-000020", "step-000030", "step-000040"}));
        QCOMPARE(namesIn(m_folder / "samples").front(), std::string("step-000000.png"));
        QVERIFY(content(m_folder / "metrics.csv").ends_with('\n'));
        QCOMPARE(readMetrics(m_folder)->steps.size(), std::size_t{40});
    }
};

SYNTHSLICE_TEST(TestResumedRuns)

}  // namespace test_resumed_runs

#include "test_resumed_runs.moc"
