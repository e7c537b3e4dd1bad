#include <QtTest>

#include "tests/shared/recorded_run.h"
#include "tests/shared/test_program.h"

namespace test_kept_checkpoints {

using namespace synthslice;
using namespace synthslice::store;
using namespace synthslice::test;

/// Which checkpoints stay, and which is the best.
class TestKeptCheckpoints : public QObject, test::RecordedRun {
    Q_OBJECT

private slots:
    void init() { makeScratch(); }

    void theBestCheckpointsAreKeptBesideTheNewest()
    {
        assessed({1.5, 1.0, 1.2, 1.4, 1.7, 1.6, 1.8, 1.9, 2.0, 2.1});
        const auto assessments = readAssessments(m_folder);
        QVERIFY(assessments);
        QCOMPARE(assessments->size(), std::size_t{10});
        QCOMPARE((*assessments)[1].step, std::int64_t{20});
        QCOMPARE((*assessments)[1].score, 1.0);
        QCOMPARE((*assessments)[1].descriptors[0].realHigh, std::vector<double>{41.0});
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{20, 30, 40}));
        QCOMPARE(checkpointSteps(m_folder), (Steps{20, 30, 40, 80, 90, 100}));
    }

    /// Also when the same step is saved again, as after a live edit.
    void aKeptCheckpointIsNeverPruned()
    {
        assessed({1.0, 1.1, 1.2, 1.7, 1.8});
        QCOMPARE(checkpointSteps(m_folder), (Steps{10, 20, 30, 40, 50}));
        QVERIFY(!keepCheckpoint(m_folder, 45));
        QVERIFY(keepCheckpoint(m_folder, 40));
        const auto checkpoint = readCheckpoint(m_folder, 40);
        QVERIFY(checkpoint);
        auto recorder = resumed(50);
        QVERIFY(recorder && (*recorder)->saveCheckpoint(*checkpoint));
        for (const std::int64_t step : {60, 70, 80, 90}) {
            session::CheckpointData later = *checkpoint;
            later.step = step;
            QVERIFY((*recorder)->saveCheckpoint(later));
        }
        QCOMPARE(checkpointSteps(m_folder), (Steps{10, 20, 30, 40, 70, 80, 90}));
        QVERIFY(readCheckpoint(m_folder, 40));
    }

    /// The newest of those within a standard error of the lowest, which stays, before the others by score.
    void ofEqualsTheNewestIsTheBest()
    {
        assessed({1.0, 1.05, 1.08, 1.09, 1.15, 1.18}, 0.1);
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{40, 10, 20}));
        QCOMPARE(checkpointSteps(m_folder), (Steps{10, 20, 40, 50, 60}));
        const auto best = bestAssessment(m_folder);
        QVERIFY(best);
        QCOMPARE(best->step, 40);
        QCOMPARE(best->score, 1.09);
    }

    void aScoreThatIsNotFiniteIsNeverTheBest()
    {
        assessed({std::nan(""), 3.0});
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{20}));
        QCOMPARE(bestAssessment(m_folder)->step, 20);
        QVERIFY(std::isnan(readAssessments(m_folder)->front().score));
    }
};

SYNTHSLICE_TEST(TestKeptCheckpoints)

}  // namespace test_kept_checkpoints

#include "test_kept_checkpoints.moc"
