// What a list of runs tells, in comparison with what was written into the run folders.

#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "engine/runs/file_pieces.h"
#include "engine/runs/run_index.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_copy.h"
#include "engine/store/run_folder.h"
#include "tests/shared/small_runs.h"
#include "tests/shared/test_program.h"

namespace test_run_cards {

using namespace synthslice;
using namespace synthslice::runs;
using store::RunOutcome;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> namesOf(const std::vector<SharedCard>& cards)
{
    std::vector<std::string> names;
    for (const SharedCard& card : cards) names.push_back(card->name);
    return names;
}

void writeText(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

class TestRunCards : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_runs = m_scratch->path().toStdString() + "/runs";
        fs::create_directories(m_runs);
    }

    void tellsWhatTheRunFolderHolds()
    {
        test::SmallRun run;
        run.experiment.training.steps = 4000;
        run.scores = {2.5, 1.25, 1.75, std::numeric_limits<double>::quiet_NaN()};
        test::makeRun(m_runs / "r", run);
        const RunCard card = readCard(m_runs / "r");
        QCOMPARE(card.name, std::string("texture-64"));
        QCOMPARE(card.preset, std::string("texture-64"));
        QCOMPARE(card.family, std::string("gan"));
        QCOMPARE(card.data, fs::path("/data/glass"));
        QCOMPARE(card.state, RunOutcome::Finished);
        QCOMPARE(card.step, 20);
        QCOMPARE(card.targetSteps, 4000);
        QCOMPARE(card.seconds, 10.0);
        QCOMPARE(card.bestQ, std::optional(1.25));
        QCOMPARE(card.worstDescriptor, std::string("Nearest neighbours"));
        QVERIFY(!card.bestAccuracy);
        QVERIFY(card.parent.empty());
        QVERIFY(QDateTime::fromString(QString::fromStdString(card.changed), Qt::ISODate).isValid());
        QVERIFY2(card.problem.empty(), card.problem.c_str());
        QCOMPARE(card.settings, settingsOf(run.experiment));
        run.experiment.name = "my own";
        test::makeRun(m_runs / "own", run);
        QCOMPARE(readCard(m_runs / "own").preset, std::string());
    }

    void hidesQWhereThereAreTooFewRealPatches()
    {
        test::makeRun(m_runs / "r", {.scores = {1.25}, .realPatches = 5});
        const RunCard card = readCard(m_runs / "r");
        QVERIFY(!card.bestQ);
        QVERIFY(card.worstDescriptor.empty());
    }

    void tellsHowARunEnded_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("state");
        const auto row = [](const char* name, int end, RunOutcome state) {
            QTest::newRow(name) << end << static_cast<int>(state);
        };
        row("finished", static_cast<int>(session::EventKind::Finished), RunOutcome::Finished);
        row("stopped", static_cast<int>(session::EventKind::Stopped), RunOutcome::Stopped);
        row("failed", static_cast<int>(session::EventKind::Failure), RunOutcome::Failed);
        row("killed", -1, RunOutcome::Interrupted);
    }
    void tellsHowARunEnded()
    {
        QFETCH(int, end);
        QFETCH(int, state);
        test::SmallRun run;
        run.end = end < 0 ? std::optional<session::EventKind>() : static_cast<session::EventKind>(end);
        test::makeRun(m_runs / "r", run);
        QCOMPARE(static_cast<int>(readCard(m_runs / "r").state), state);
    }

    void tellsThatARunIsBeingWritten()
    {
        auto recorder = test::beginRun(m_runs / "r", {});
        QCOMPARE(readCard(m_runs / "r").state, RunOutcome::Running);
        recorder.reset();
        QCOMPARE(readCard(m_runs / "r").state, RunOutcome::Interrupted);
    }

    void damagedRunsAreListedWithWhatIsWrong()
    {
        test::makeRun(m_runs / "r", {});
        writeText(m_runs / "r/experiment.json", "{\"format\"");
        writeText(m_runs / "r/notes.json", R"({"format": "synthslice-notes", "version": 1, "nme": "x"})");
        const RunCard card = readCard(m_runs / "r");
        QCOMPARE(card.name, std::string("r"));
        QCOMPARE(card.step, 20);
        QVERIFY2(card.problem.find((m_runs / "r/experiment.json").string()) != std::string::npos,
                 card.problem.c_str());
        QVERIFY2(card.problem.find("nme") != std::string::npos, card.problem.c_str());
        QVERIFY2(card.problem.find("did you mean 'name'?") != std::string::npos, card.problem.c_str());
        fs::remove(m_runs / "r/experiment.json");
        QVERIFY(!readCard(m_runs / "r").problem.empty());
    }

    void findsTheBestAccuracyInAnyNumberOfRows_data()
    {
        QTest::addColumn<int>("every");
        QTest::addColumn<int>("evaluations");
        QTest::addColumn<int>("best");  // which evaluation
        QTest::newRow("one") << 7 << 1 << 1;
        QTest::newRow("first of many") << 10 << 200 << 1;
        QTest::newRow("middle") << 100 << 150 << 77;
        QTest::newRow("newest of more than 200") << 3 << 2000 << 2000;
    }
    void findsTheBestAccuracyInAnyNumberOfRows()
    {
        QFETCH(int, every);
        QFETCH(int, evaluations);
        QFETCH(int, best);
        test::SmallRun run;
        run.experiment.training.sampleEverySteps = every;
        run.steps = every * evaluations + every / 2;
        run.accuracies.assign(static_cast<std::size_t>(evaluations), 0.5);
        run.accuracies[static_cast<std::size_t>(best - 1)] = 0.875;
        test::makeRun(m_runs / "r", run);
        QCOMPARE(readCard(m_runs / "r").bestAccuracy, std::optional(0.875));
    }

    void findsEveryRowThatThereIs()
    {
        std::string text = store::metricsHeader({{"a", "", "", ""}, {"b", "", "", ""}});
        std::vector<std::int64_t> steps;
        for (std::int64_t step = 5; step < 30'000; step += step % 977 == 0 ? 400 : 1) {
            // Rows of very different length, and gaps.
            const double value = step % 3 == 0 ? 1.0 : 1.0 / static_cast<double>(step);
            store::appendMetricRow(text, step, std::vector{value, step < 20'000 ? 0.0 : value});
            steps.push_back(step);
        }
        const fs::path file = m_runs / "metrics.csv";
        writeText(file, text + "30001,0.");  // a writer is in the middle of it
        const FilePieces metrics(file);
        for (const std::int64_t step : steps) {
            const auto row = rowOfStep(metrics, step, steps.back());
            QVERIFY2(row && row->starts_with(std::to_string(step) + ","), std::to_string(step).c_str());
        }
        for (const std::int64_t absent : {std::int64_t{1}, std::int64_t{978}, std::int64_t{30'001}}) {
            QVERIFY(!rowOfStep(metrics, absent, steps.back()));
        }
        QVERIFY(!rowOfStep(FilePieces(m_runs / "absent"), 1, 10));
    }

    void trainedTimeIsTheSumOrCloseToIt()
    {
        const auto seconds = [&](std::int64_t steps) {
            std::string text = store::timingHeader();
            double sum = 0.0;
            for (std::int64_t step = 1; step <= steps; ++step) {
                const double value = 0.25 + 0.5 * static_cast<double>(step) / static_cast<double>(steps);
                store::appendMetricRow(text, step, std::vector{value});
                sum += value;
            }
            writeText(m_runs / "timing.csv", text);
            return trainedSeconds(FilePieces(m_runs / "timing.csv")) / sum;
        };
        QVERIFY(std::abs(seconds(100) - 1.0) < 1e-12);
        const double ofMany = seconds(200'000);  // two files of pieces
        QVERIFY2(std::abs(ofMany - 1.0) < 0.01, std::to_string(ofMany).c_str());
        QCOMPARE(trainedSeconds(FilePieces(m_runs / "absent")), 0.0);
    }

    void forksKnowTheirParent()
    {
        test::makeRun(m_runs / "r", {});
        session::CheckpointData checkpoint;
        checkpoint.step = 10;
        checkpoint.state = {{"experiment", spec::Json::object()}};
        const auto copied = store::copyRun(m_runs / "r", m_runs / "fork", checkpoint,
                                           test::SmallRun().experiment);
        QVERIFY2(copied.has_value(), copied ? "" : copied.error().text().c_str());
        const RunCard card = readCard(m_runs / "fork");
        QCOMPARE(card.parent, m_runs / "r");
        QCOMPARE(card.parentStep, 10);
        QCOMPARE(card.seconds, 5.0);
    }

    void notesAreKeptAndRead()
    {
        test::makeRun(m_runs / "r", {});
        QCOMPARE(readNotes(m_runs / "r").value(), RunNotes());  // as in runs of earlier versions
        const RunNotes notes{"Kept", {"best", "glass fibre"}, "Two\nlines, \"quoted\" é", true};
        QVERIFY(writeNotes(m_runs / "r", notes));
        QCOMPARE(readNotes(m_runs / "r").value(), notes);
        const RunCard card = readCard(m_runs / "r");
        QCOMPARE(card.name, std::string("Kept"));
        QCOMPARE(card.notes, notes);
        QVERIFY(writeNotes(m_runs / "r", {.tags = {" a ", "", "a", "b"}}));
        QCOMPARE(readNotes(m_runs / "r")->tags, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(readCard(m_runs / "r").name, std::string("texture-64"));
        QVERIFY(!writeNotes(m_runs, notes));  // no run
        QCOMPARE(tagText(tagsOf("a, b ,, a,c")), std::string("a, b, c"));
    }

    void damagedNotesAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("no object") << "[]";
        QTest::newRow("newer") << R"({"format": "synthslice-notes", "version": 2})";
        QTest::newRow("wrong type") << R"({"format": "synthslice-notes", "version": 1, "tags": "a"})";
    }
    void damagedNotesAreNamed()
    {
        QFETCH(QString, text);
        test::makeRun(m_runs / "r", {});
        writeText(m_runs / "r/notes.json", text.toStdString());
        const auto notes = readNotes(m_runs / "r");
        QVERIFY(!notes);
        QVERIFY(notes.error().message.starts_with((m_runs / "r/notes.json").string()));
    }

    void findsRunsBelowFoldersOnce()
    {
        test::makeRun(m_runs / "a", {});
        test::makeRun(m_runs / "a/checkpoints/inside", {});  // not looked into
        test::makeRun(m_runs / "sweep/runs/b", {});
        test::makeRun(m_runs / ".hidden/c", {});
        test::makeRun(m_scratch->path().toStdString() + "/elsewhere/d", {});
        fs::create_directory_symlink(m_scratch->path().toStdString() + "/elsewhere/d", m_runs / "d");
        fs::create_directory_symlink(m_runs, m_runs / "loop");
        const std::vector<fs::path> folders{m_runs, m_runs / "sweep/", m_runs / "absent"};
        QCOMPARE(findRuns(folders), (std::vector{m_runs / "a", m_runs / "d", m_runs / "sweep/runs/b"}));
        QCOMPARE(findRuns(std::vector{m_runs / "a/"}), std::vector{m_runs / "a"});
    }

    void onlyWhatHasChangedIsReadAgain()
    {
        for (const char* name : {"a", "b", "c"}) {
            test::SmallRun run;
            run.experiment.name = name;
            test::makeRun(m_runs / name, run);
        }
        const std::vector folders{m_runs};
        RunIndex index;
        const auto first = index.update(folders);
        QCOMPARE(first.size(), std::size_t{3});
        const auto same = index.update(folders);
        QVERIFY(same == first);  // the same objects

        QVERIFY(writeNotes(m_runs / "b", {.note = "changed"}));
        const auto cardOf = [](const std::vector<SharedCard>& cards, const fs::path& folder) {
            return *std::ranges::find(cards, folder, [](const SharedCard& card) { return card->folder; });
        };
        const auto noted = index.update(folders);
        QVERIFY(cardOf(noted, m_runs / "b") != cardOf(first, m_runs / "b"));
        QCOMPARE(cardOf(noted, m_runs / "b")->notes.note, std::string("changed"));
        QVERIFY(cardOf(noted, m_runs / "a") == cardOf(first, m_runs / "a"));
        QVERIFY(cardOf(noted, m_runs / "c") == cardOf(first, m_runs / "c"));

        auto claimed = store::RunRecorder::claim(m_runs / "c");
        QVERIFY(claimed);
        QCOMPARE(cardOf(index.update(folders), m_runs / "c")->state, RunOutcome::Running);
        fs::remove_all(m_runs / "a");
        QCOMPARE(index.update(folders).size(), std::size_t{2});
    }

    void newestChangeComesFirst()
    {
        const auto now = fs::file_time_type::clock::now();
        for (const auto& [name, hours] : {std::pair("old", 3), {"new", 1}, {"middle", 2}}) {
            test::SmallRun run;
            run.experiment.name = name;
            test::makeRun(m_runs / name, run);
            for (const char* file : {"run.json", "metrics.csv", "events.jsonl"}) {
                fs::last_write_time(m_runs / name / file, now - std::chrono::hours(hours));
            }
        }
        RunIndex index;
        QCOMPARE(namesOf(index.update(std::vector{m_runs})),
                 (std::vector<std::string>{"new", "middle", "old"}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_runs;
};

SYNTHSLICE_TEST(TestRunCards)

}  // namespace test_run_cards

#include "test_run_cards.moc"
