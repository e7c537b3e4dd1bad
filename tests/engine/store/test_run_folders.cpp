#include <fstream>

#include <sys/stat.h>

#include <QtTest>

#include "engine/store/run_copy.h"
#include "tests/shared/recorded_run.h"
#include "tests/shared/test_program.h"

namespace test_run_folders {

using namespace synthslice;
using namespace synthslice::store;
using session::EventKind;
using namespace synthslice::test;

/// What a writer finds where its run should be.
class TestRunFolders : public QObject, test::RecordedRun {
    Q_OBJECT

private slots:
    void init() { makeScratch(); }

    void aSecondWriterIsRefused()
    {
        auto first = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(first);
        QCOMPARE(outcomeOf(m_folder), RunOutcome::Running);
        const auto second = resumed(0);
        QVERIFY(!second);
        QCOMPARE(second.error().message, m_folder.string() + " is being written by another Synthslice");
        first->reset();
        QCOMPARE(outcomeOf(m_folder), RunOutcome::Interrupted);
        QVERIFY(resumed(0));
    }

    void aFolderWithSomethingInItIsRefusedAndKept()
    {
        std::filesystem::create_directories(m_folder);
        std::ofstream(m_folder / "thesis.txt") << "precious";
        const auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(!recorder);
        QCOMPARE(recorder.error().message, "The folder " + m_folder.string() + " is not empty");
        QCOMPARE(namesIn(m_folder), (std::vector<std::string>{"thesis.txt"}));
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        std::filesystem::create_directories(m_runs);
        std::ofstream(m_folder) << "a file";
        const auto recorder = RunRecorder::create(m_folder / "inside", fakeRecord());
        QVERIFY(!recorder);
        QVERIFY(recorder.error().text().find((m_folder / "inside").string()) != std::string::npos);
    }

    /// Whoever resumes first has the run to itself from before it is read.
    void aClaimedRunCannotBeClaimed()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        const auto first = RunRecorder::claim(m_folder);
        QVERIFY(first);
        const auto second = RunRecorder::claim(m_folder);
        QVERIFY(!second);
        QCOMPARE(second.error().message, m_folder.string() + " is being written by another Synthslice");
    }

    void whatIsNoRunIsNotTouched()
    {
        std::filesystem::create_directories(m_folder);
        QVERIFY(!RunRecorder::claim(m_folder));
        QVERIFY(std::filesystem::is_empty(m_folder));
    }

    /// Nothing outside of the run is written or removed through a link in it.
    void aLinkInsideARunIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"checkpoints", "samples", "metrics.csv", "timing.csv", "events.jsonl",
                                 "quality.jsonl", "experiment.json", "run.json", ".lock"}) {
            QTest::newRow(name) << name;
        }
    }

    void aLinkInsideARunIsRefused()
    {
        QFETCH(QString, name);
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        const std::filesystem::path link = m_folder / name.toStdString();
        const std::filesystem::path outside = m_runs / "outside";
        std::filesystem::rename(link, outside);
        std::filesystem::create_symlink(outside, link);
        const bool isFolder = std::filesystem::is_directory(outside);
        if (isFolder) {
            std::filesystem::create_directory(outside / ".ssh");
            std::ofstream(outside / ".synthslice-0123456789abcdef.partial") << "precious";
        }
        const std::string before = isFolder ? "" : content(outside);
        const auto names = isFolder ? namesIn(outside) : std::vector<std::string>();

        const auto refused = RunRecorder::claim(m_folder);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message,
                 link.string() + " is a link, and a run is only read and written where it lies");
        if (isFolder) {
            QCOMPARE(namesIn(outside), names);
        } else {
            QCOMPARE(content(outside), before);
        }
    }

    void aRunFolderMayBeALinkItself()
    {
        train(fakeRun(), RunRecorder::create(m_runs / "elsewhere", fakeRecord()));
        std::filesystem::create_directory_symlink(m_runs / "elsewhere", m_folder);
        QVERIFY(resumed(40));
    }

    void aPipeInARunIsRefused()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        std::filesystem::remove(m_folder / "timing.csv");
        QVERIFY(::mkfifo((m_folder / "timing.csv").c_str(), 0600) == 0);
        const auto refused = resumed(40);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("timing.csv") != std::string::npos);
    }

    /// What is trained meanwhile waits in memory; nothing is made anew where the run was.
    void aMovedRunIsSaidAndGoesOnOnceItIsBack()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer(fakeRun());
        const auto trainTo = [&](std::int64_t last) {
            while (true) {
                const auto report = trainer.step();
                (void)(*recorder)->recordStep(*report);
                if (report->step == last) return;
            }
        };
        trainTo(10);
        QVERIFY((*recorder)->saveCheckpoint(trainer.checkpoint()));
        std::filesystem::rename(m_folder, m_runs / "moved");
        trainTo(20);
        const std::string problem = m_folder.string() + " has been moved or removed during training";
        QCOMPARE((*recorder)->saveCheckpoint(trainer.checkpoint()).error().message, problem);
        QCOMPARE((*recorder)->recordSamples(trainer.sample()).error().message, problem);
        QCOMPARE((*recorder)->recordEvent({EventKind::Info, 20, "away"}).error().message, problem);
        QVERIFY(!std::filesystem::exists(m_folder));
        std::filesystem::rename(m_runs / "moved", m_folder);
        QVERIFY((*recorder)->saveCheckpoint(trainer.checkpoint()));
        recorder->reset();
        QCOMPARE(readMetrics(m_folder)->steps.size(), std::size_t{20});
        QCOMPARE(readEvents(m_folder)->size(), std::size_t{1});
        QCOMPARE(checkpointSteps(m_folder), (Steps{10, 20}));
    }

    void aLinkThatAppearsDuringTrainingIsNotFollowed()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer(fakeRun());
        std::filesystem::create_directory(m_runs / "outside");
        for (const char* name : {"samples", "checkpoints"}) {
            std::filesystem::remove_all(m_folder / name);
            std::filesystem::create_directory_symlink(m_runs / "outside", m_folder / name);
        }
        QVERIFY(!(*recorder)->recordSamples(trainer.sample()));
        QVERIFY(!(*recorder)->saveCheckpoint(trainer.checkpoint()));
        QVERIFY(std::filesystem::is_empty(m_runs / "outside"));
    }

    void aRemovedRunFailsTheSession()
    {
        FakeRun run = fakeRun();
        run.beforeStep = [&](std::int64_t step) {
            if (step == 35) std::filesystem::remove_all(m_folder);
        };
        const auto update = train(run, RunRecorder::create(m_folder, fakeRecord()));
        QCOMPARE(update.state, session::SessionState::Failed);
        QVERIFY(update.error->message.find("has been moved or removed") != std::string::npos);
        QVERIFY(!std::filesystem::exists(m_folder));
    }

    void aCopyLeavesNothingBehindOnAnError()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        const auto checkpoint = readCheckpoint(m_folder, 40);
        std::filesystem::remove(m_folder / "timing.csv");
        std::filesystem::create_directory(m_folder / "timing.csv");  // reading it fails
        const auto before = namesIn(m_runs);
        const auto copied = copyRun(m_folder, m_runs / "copy", *checkpoint, fakeRecord().experiment);
        QVERIFY(!copied);
        QVERIFY(copied.error().message.find("timing.csv") != std::string::npos);
        QCOMPARE(namesIn(m_runs), before);
    }
};

SYNTHSLICE_TEST(TestRunFolders)

}  // namespace test_run_folders

#include "test_run_folders.moc"
