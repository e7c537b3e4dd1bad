#include <cmath>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_recorder.h"
#include "engine/store/run_store.h"
#include "tests/shared/fake_trainer.h"
#include "tests/shared/test_program.h"

namespace test_run_store {

using namespace synthslice;
using namespace synthslice::store;
using session::EventKind;

namespace {

RunRecord recordNamed(const std::string& name)
{
    RunRecord record;
    record.experiment.name = name;
    record.experiment.training.steps = 1234;
    record.metrics = test::fakeMetrics();
    return record;
}

}  // namespace

class TestRunStore : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_runs = m_scratch->path().toStdString();
    }

    /// Where experiment.json does not tell, the version that wrote it drew the samples by training.seed.
    void samplesOfEarlierVersionsFollowTheirSeed()
    {
        RunRecord record = recordNamed("r");
        record.experiment.training.seed = 5;
        record.stepsPerEpoch = 40;
        QVERIFY(RunRecorder::create(m_runs / "r", record));
        QCOMPARE(readRun(m_runs / "r")->experiment.training.sampleSeed, 0);
        QCOMPARE(readRun(m_runs / "r")->stepsPerEpoch, 40);
        spec::Json experiment = *spec::readJsonFile(m_runs / "r/experiment.json");
        experiment["training"].erase("sample_seed");
        std::ofstream(m_runs / "r/experiment.json") << experiment;
        QCOMPARE(readRun(m_runs / "r")->experiment.training.sampleSeed, 5);
    }

    void tellsHowARunEnded_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, EventKind kind, RunOutcome outcome) {
            QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(outcome);
        };
        row("stopped", EventKind::Stopped, RunOutcome::Stopped);
        row("finished", EventKind::Finished, RunOutcome::Finished);
        row("failed", EventKind::Failure, RunOutcome::Failed);
        row("crashed while training", EventKind::Info, RunOutcome::Interrupted);
        row("crashed after a checkpoint", EventKind::CheckpointSaved, RunOutcome::Interrupted);
        row("crashed after a warning", EventKind::Warning, RunOutcome::Interrupted);
        row("crashed after an edit", EventKind::Edit, RunOutcome::Interrupted);
    }
    void tellsHowARunEnded()
    {
        QFETCH(int, kind);
        QFETCH(int, outcome);
        auto recorder = RunRecorder::create(m_runs / "r", recordNamed("texture 64"));
        QVERIFY(recorder);
        for (std::int64_t step = 1; step <= 17; ++step) {
            QVERIFY((*recorder)->recordStep({step, 0.1, {0.5, 0.5, 0.5, 0.5, 0.5}}));
        }
        const session::SessionEvent event{static_cast<EventKind>(kind), 17, "it is \"so\"\nand \xff"};
        QVERIFY((*recorder)->recordEvent(event));
        recorder->reset();

        QCOMPARE(static_cast<int>(outcomeOf(m_runs / "r")), outcome);
        QCOMPARE(lastStep(m_runs / "r"), std::int64_t{17});
        QCOMPARE(static_cast<int>(readEvents(m_runs / "r")->back().kind), kind);
    }

    void aDamagedRecordIsNamed_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("empty") << "";
        QTest::newRow("no object") << "[]";
        QTest::newRow("no JSON") << "{\"format\": ";
        QTest::newRow("other format") << R"({"format": "else", "version": 1})";
        QTest::newRow("newer") << R"({"format": "synthslice-run", "version": 2})";
        QTest::newRow("keys missing") << R"({"format": "synthslice-run", "version": 1})";
        QTest::newRow("wrong type") << R"({"format": "synthslice-run", "version": 1, "data": 7})";
    }
    void aDamagedRecordIsNamed()
    {
        QFETCH(QString, content);
        QVERIFY(RunRecorder::create(m_runs / "r", recordNamed("r")));
        std::ofstream(m_runs / "r/run.json") << content.toStdString();
        const auto record = readRun(m_runs / "r");
        QVERIFY(!record);
        QVERIFY(record.error().message.find((m_runs / "r/run.json").string()) == 0);
        QCOMPARE(record.error().code, ErrorCode::InvalidInput);
    }

    void readsMetricsUpToTheLastWholeRow_data()
    {
        QTest::addColumn<QString>("tail");
        QTest::newRow("nothing") << "";
        QTest::newRow("within a number") << "3,0.";
        QTest::newRow("all but the line end") << "3,1,2,3,4,5";
        QTest::newRow("a value short") << "3,1,2,3,4\n";
        QTest::newRow("a value too many") << "3,1,2,3,4,5,6\n";
        QTest::newRow("a decimal comma") << "3,1;5,2,3,4,5\n";
        QTest::newRow("zeros after a power cut") << QString(100, QChar(0));
    }
    void readsMetricsUpToTheLastWholeRow()
    {
        QFETCH(QString, tail);
        QVERIFY(RunRecorder::create(m_runs / "r", recordNamed("r")));
        std::ofstream(m_runs / "r/metrics.csv", std::ios::app) << "1,0.5,-1e-300,nan,inf,-inf\n2,1,2,3,4,5\n"
                                                               << tail.toStdString();
        const auto metrics = readMetrics(m_runs / "r");
        QVERIFY(metrics);
        QCOMPARE(metrics->steps, (std::vector<double>{1, 2}));
        QCOMPARE(metrics->values[1][0], -1e-300);
        QVERIFY(std::isnan(metrics->values[2][0]));
        QCOMPARE(metrics->values[3][0], std::numeric_limits<double>::infinity());
        QCOMPARE(metrics->values[4][0], -std::numeric_limits<double>::infinity());
    }

    /// So many rows that they are read in parts.
    void readsManyRowsUpToTheFirstBrokenOne()
    {
        std::string text = "step,a,b\n";
        constexpr int rows = 700000;
        std::size_t broken = 0;
        for (int step = 1; step <= rows; ++step) {
            if (step == 600001) broken = text.size();
            text += std::to_string(step) + (step % 2 == 0 ? ",nan," : ",0.5,") + std::to_string(-step) + '\n';
        }
        const store::MetricColumns all = store::metricColumns(text + "700001,0.5", 2);
        QCOMPARE(all.steps.size(), std::size_t{rows});
        for (std::size_t row = 0; row < all.steps.size(); ++row) {
            QVERIFY(all.steps[row] == static_cast<double>(row + 1) && all.values[1][row] == -all.steps[row]);
            QVERIFY(row % 2 == 0 ? all.values[0][row] == 0.5 : std::isnan(all.values[0][row]));
        }
        text[broken] = 'x';
        const store::MetricColumns cut = store::metricColumns(text, 2);
        QCOMPARE(cut.steps.size(), std::size_t{600000});
        QCOMPARE(cut.values[1].size(), std::size_t{600000});
        QCOMPARE(store::metricColumns("step,a,b\n", 2).steps.size(), std::size_t{0});
    }

    void metricsThatFewStepsMeasureStayThat()
    {
        RunRecord record = recordNamed("r");
        record.metrics.back().sparse = true;
        QVERIFY(RunRecorder::create(m_runs / "r", record));
        const auto read = readRun(m_runs / "r");
        QVERIFY(read && read->metrics.back().sparse && !read->metrics.front().sparse);
    }

    void metricsOfOtherColumnsAreRefused()
    {
        QVERIFY(RunRecorder::create(m_runs / "r", recordNamed("r")));
        std::ofstream(m_runs / "r/metrics.csv") << "step,loss\n1,2\n";
        const auto metrics = readMetrics(m_runs / "r");
        QVERIFY(!metrics);
        QVERIFY(metrics.error().message.find("metrics.csv") != std::string::npos);
    }

    void onlyStepNamesAreSamplesAndCheckpoints()
    {
        QVERIFY(RunRecorder::create(m_runs / "r", recordNamed("r")));
        for (const char* name : {"step-000010.png", "step-2000000.png", "step-1.png", "step--00001.png",
                                 "step-.png", "other.png", "step-000020.txt", ".step-000030.png"}) {
            std::ofstream(m_runs / "r/samples" / name) << "x";
        }
        QCOMPARE(sampleSteps(m_runs / "r"), (std::vector<std::int64_t>{10, 2'000'000}));
        const auto grid = readSamples(m_runs / "r", 10);
        QVERIFY(!grid);
        QVERIFY(grid.error().message.find("step-000010.png") != std::string::npos);
    }

    void namesNewRunFolders()
    {
        const auto folder = newRunFolder(m_runs, "wgan-gp Glas/é: 1");
        QVERIFY(QRegularExpression("^\\d{4}-\\d\\d-\\d\\d_\\d{6}_wgan-gp-Glas-1$")
                    .match(QString::fromStdString(folder.filename().string()))
                    .hasMatch());
        QCOMPARE(folder.parent_path(), m_runs);
        QVERIFY(newRunFolder(m_runs, "///").filename().string().ends_with("_run"));
        std::filesystem::create_directories(newRunFolder(m_runs, "a"));
        const auto next = newRunFolder(m_runs, "a");
        QVERIFY(!std::filesystem::exists(next));
    }

private:
    std::unique_ptr<QTemporaryDir> m_scratch;
    std::filesystem::path m_runs;
};

SYNTHSLICE_TEST(TestRunStore)

}  // namespace test_run_store

#include "test_run_store.moc"
