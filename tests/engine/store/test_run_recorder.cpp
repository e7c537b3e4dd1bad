#include <clocale>
#include <csignal>
#include <fstream>
#include <locale>

#include <sys/resource.h>

#include <QtTest>

#include "engine/spec/spec_json.h"
#include "tests/shared/recorded_run.h"
#include "tests/shared/test_program.h"

namespace test_run_recorder {

using namespace synthslice;
using namespace synthslice::store;
using session::EventKind;
using namespace synthslice::test;

namespace {

class DecimalComma final : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

}  // namespace

/// What a run leaves in its folder.
class TestRunRecorder : public QObject, test::RecordedRun {
    Q_OBJECT

private slots:
    void init() { makeScratch(); }

    void leavesACompleteRunFolder()
    {
        const FakeRun run = fakeRun();
        QCOMPARE(train(run, RunRecorder::create(m_folder, fakeRecord())).state,
                 session::SessionState::Finished);
        QCOMPARE(
            namesIn(m_folder),
            (std::vector<std::string>{".lock", "checkpoints", "events.jsonl", "experiment.json",
                                      "metrics.csv", "quality.jsonl", "run.json", "samples", "timing.csv"}));
        QCOMPARE(sampleSteps(m_folder), (Steps{0, 5, 10, 15, 20, 25, 30, 35, 40}));
        QCOMPARE(checkpointSteps(m_folder), (Steps{20, 30, 40}));  // keepCheckpoints = 3

        const auto record = readRun(m_folder);
        QVERIFY(record);
        QCOMPARE(record->experiment, fakeRecord().experiment);
        QCOMPARE(record->data, fakeRecord().data);
        QCOMPARE(record->datasetFingerprint, std::string("abc"));
        QCOMPARE(record->pixelSizeUm, 1.3);
        QCOMPARE(record->metrics.size(), std::size_t{5});
        QCOMPARE(record->metrics[4].label, std::string("Generator gradient norm"));
        QCOMPARE(record->device, std::string("CPU, 1 thread"));

        const auto events = readEvents(m_folder);
        QVERIFY(events);
        QCOMPARE(events->front().kind, EventKind::CheckpointSaved);
        QCOMPARE(events->back().kind, EventKind::Finished);
        QCOMPARE(events->back().step, std::int64_t{40});
    }

    void slicesWhoseNameIsNoUtf8AreFoundAgain()
    {
        RunRecord record = fakeRecord();
        record.data = "/slices/\xe9t\xe9";  // in Latin-1
        QVERIFY(RunRecorder::create(m_folder, record));
        QCOMPARE(readRun(m_folder)->data, record.data);
    }

    void theExperimentFileIsAnExperimentFile()
    {
        QVERIFY(RunRecorder::create(m_folder, fakeRecord()));
        const auto experiment = spec::experimentFromText(content(m_folder / "experiment.json"),
                                                         "experiment.json");
        QVERIFY(experiment);
        QCOMPARE(*experiment, fakeRecord().experiment);
    }

    void metricsComeBackExactly()
    {
        const auto record = std::make_shared<test::FakeRecord>();
        FakeRun run = fakeRun();
        run.afterStep = [&](session::StepReport& report) { record->steps.push_back(report); };
        train(run, RunRecorder::create(m_folder, fakeRecord()));
        const auto metrics = readMetrics(m_folder);
        QVERIFY(metrics);
        QCOMPARE(metrics->steps.size(), std::size_t{40});
        for (std::size_t row = 0; row < 40; ++row) {
            QCOMPARE(metrics->steps[row], static_cast<double>(row + 1));
            for (std::size_t i = 0; i < 5; ++i) {
                const double expected = record->steps[row].values[i];
                QVERIFY(std::isnan(expected) ? std::isnan(metrics->values[i][row])
                                             : metrics->values[i][row] == expected);
            }
        }
        const std::string text = content(m_folder / "metrics.csv");
        QVERIFY(text.starts_with(
            "step,loss_generator,loss_discriminator,score_real,score_fake,gradient_generator\n1,"));
        QVERIFY(content(m_folder / "timing.csv").starts_with("step,seconds\n1,"));
    }

    void intervalsAndRealPatchesComeBack()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        session::Assessment assessment = *test::FakeAssessor().assess({});
        assessment.scoreInterval = {0.8, 1.4};
        assessment.realScore = 1.1;
        assessment.realInterval = {0.9, std::nan("")};
        assessment.realPatches = 12;
        QVERIFY((*recorder)->recordAssessment(assessment));
        const auto read = readAssessments(m_folder);
        QVERIFY(read && read->size() == 1);
        QCOMPARE(read->front().scoreInterval.high, 1.4);
        QCOMPARE(read->front().realScore, 1.1);
        QVERIFY(read->front().realInterval.low == 0.9 && std::isnan(read->front().realInterval.high));
        QVERIFY(!read->front().enoughReal());
        // A line of an older run.
        std::ofstream(m_folder / "quality.jsonl", std::ios::app)
            << R"({"step":9,"score":1.2,"score_sd":0.1,"images":64,"descriptors":[]})" << std::endl;
        const auto both = readAssessments(m_folder);
        QVERIFY(both && both->size() == 2);
        QVERIFY(both->back().enoughReal() && std::isnan(both->back().realScore));
    }

    /// A limit on the size of files stands for a full disk: writing fails, and works again later.
    void afterAFullDiskNoRowIsMissing()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer(fakeRun());
        const auto trainTo = [&](std::int64_t last) {
            for (;;) {
                const auto report = trainer.step();
                (void)(*recorder)->recordStep(*report);
                if (report->step == last) return;
            }
        };
        trainTo(10);
        QVERIFY((*recorder)->saveCheckpoint(trainer.checkpoint()));
        trainTo(20);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit full{100, before.rlim_max};
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &full);
        const auto saved = (*recorder)->saveCheckpoint(trainer.checkpoint());
        const auto event = (*recorder)->recordEvent({EventKind::Warning, 20, std::string(400, 'x')});
        trainTo(30);
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(!saved);
        QVERIFY(!event);
        QVERIFY(event.error().message.find("events.jsonl") != std::string::npos);
        QCOMPARE(checkpointSteps(m_folder), (Steps{10}));
        QVERIFY(readCheckpoint(m_folder, 10));

        QVERIFY((*recorder)->saveCheckpoint(trainer.checkpoint()));
        recorder->reset();
        QCOMPARE(readMetrics(m_folder)->steps.size(), std::size_t{30});
        QCOMPARE(readMetrics(m_folder)->steps.back(), 30.0);
        QCOMPARE(readEvents(m_folder)->size(), std::size_t{1});
        QCOMPARE(checkpointSteps(m_folder), (Steps{10, 30}));
    }

    void theLocalesDecimalCommaReachesNoFile_data()
    {
        QTest::addColumn<bool>("ofTheCLibrary");
        QTest::newRow("C++ streams") << false;
        QTest::newRow("C library") << true;
    }

    void theLocalesDecimalCommaReachesNoFile()
    {
        QFETCH(bool, ofTheCLibrary);
        if (!ofTheCLibrary) {
            std::locale::global(std::locale(std::locale::classic(), new DecimalComma));
        } else if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr &&
                   std::setlocale(LC_ALL, "fr_FR.UTF-8") == nullptr) {
            QSKIP("no locale with a decimal comma is installed (de_DE.UTF-8 or fr_FR.UTF-8)");
        }
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        const auto metrics = readMetrics(m_folder);
        const auto record = readRun(m_folder);
        const auto checkpoint = readNewestCheckpoint(m_folder);
        std::locale::global(std::locale::classic());
        train(fakeRun(), RunRecorder::create(m_runs / "other", fakeRecord()));
        QCOMPARE(content(m_folder / "metrics.csv"), content(m_runs / "other/metrics.csv"));
        QCOMPARE(content(m_folder / "run.json"), content(m_runs / "other/run.json"));
        QCOMPARE(metrics->values[0], readMetrics(m_runs / "other")->values[0]);
        QCOMPARE(record->pixelSizeUm, 1.3);
        QCOMPARE(checkpoint->data.state.at("lr").get<double>(), 0.01);
    }

    void twoRunsOfOneExperimentWriteTheSameMetrics()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        FakeRun slower = fakeRun();
        slower.stepTime = std::chrono::microseconds(300);
        slower.sampleEverySteps = 1;
        train(slower, RunRecorder::create(m_runs / "other", fakeRecord()));
        QCOMPARE(content(m_folder / "metrics.csv"), content(m_runs / "other/metrics.csv"));
    }
};

SYNTHSLICE_TEST(TestRunRecorder)

}  // namespace test_run_recorder

#include "test_run_recorder.moc"
