#include <clocale>
#include <csignal>
#include <fstream>
#include <limits>
#include <locale>

#include <sys/resource.h>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/files/read_file.h"
#include "engine/session/training_session.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_copy.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "tests/shared/test_program.h"

namespace test_run_recorder {

using namespace synthslice;
using namespace synthslice::store;
using session::EventKind;
using test::FakeRun;

namespace {

RunRecord fakeRecord()
{
    RunRecord record;
    record.experiment.name = "fake";
    record.experiment.data.patchSize = 16;
    record.experiment.training.sampleCount = 4;
    record.experiment.training.keepCheckpoints = 3;
    record.experiment.training.steps = 40;
    record.data = "/slices/glass é";
    record.datasetFingerprint = "abc";
    record.pixelSizeUm = 1.3;
    record.metrics = test::fakeMetrics();
    record.softwareVersion = "0.1";
    record.device = "CPU, 1 thread";
    record.precision = "fp32";
    return record;
}

FakeRun fakeRun()
{
    return {.targetSteps = 40, .sampleEverySteps = 5, .checkpointEverySteps = 10};
}

/// Trains a session to its end; `sink` writes the run.
session::SessionUpdate train(FakeRun run, Result<std::unique_ptr<RunRecorder>> sink,
                             const session::CheckpointData* from = nullptr)
{
    const auto prepare = [&](const Progress&) -> Result<session::PreparedRun> {
        if (!sink) return tl::unexpected(sink.error());
        run.startStep = from == nullptr ? 0 : from->step;
        session::PreparedRun prepared = test::prepareFake(run);
        prepared.sink = std::move(*sink);
        if (from != nullptr) {
            if (auto restored = prepared.trainer->restore(*from); !restored)
                return tl::unexpected(restored.error());
        }
        return prepared;
    };
    session::TrainingSession session(prepare, {}, {});
    session.start();
    session.wait();
    return session.drain();
}

std::string content(const std::filesystem::path& path)
{
    return readFile(path).value_or("cannot be read: " + path.string());
}

std::vector<std::string> namesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

class DecimalComma final : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

using Steps = std::vector<std::int64_t>;

}  // namespace

class TestRunRecorder : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_runs = std::filesystem::path(m_scratch->path().toStdString()) / ("läufe " + std::string(120, 'x'));
        m_folder = m_runs / "run";
    }

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

    void aResumeForgetsLaterAssessments()
    {
        assessed({1.5, 1.4, 1.3, 1.2});
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{40, 30, 20}));
        QVERIFY(resumed(30));
        QCOMPARE(readAssessments(m_folder)->size(), std::size_t{3});
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{30, 20}));
    }

    void aScoreThatIsNotFiniteIsNeverTheBest()
    {
        assessed({std::nan(""), 3.0});
        QCOMPARE(bestCheckpointSteps(m_folder), (Steps{20}));
        QCOMPARE(bestAssessment(m_folder)->step, 20);
        QVERIFY(std::isnan(readAssessments(m_folder)->front().score));
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

    void samplesComeBack_data()
    {
        QTest::addColumn<int>("bits");
        QTest::newRow("8 bit") << 8;
        QTest::newRow("16 bit") << 16;
    }
    void samplesComeBack()
    {
        QFETCH(int, bits);
        FakeRun run = fakeRun();
        RunRecord record = fakeRecord();
        record.bitDepth = bits;
        train(run, RunRecorder::create(m_folder, record));
        const auto grid = readSamples(m_folder, 40);
        QVERIFY2(grid, grid ? "" : grid.error().text().c_str());
        QCOMPARE(grid->step, std::int64_t{40});
        QCOMPARE(grid->columns, 2);
        QCOMPARE(grid->images.size(), std::size_t{4});
        run.startStep = 40;
        const session::Samples expected = test::FakeTrainer(run).sample();
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t p = 0; p < expected.images[i].grey.size(); ++p) {
                const float step = bits == 8 ? 1.0F / 255 : 1.0F / 65535;
                QVERIFY(std::abs(grid->images[i].grey[p] - expected.images[i].grey[p]) <=
                        0.5F * step + 1e-6F);
            }
        }
        QVERIFY(!readSamples(m_folder, 41));
    }

    /// Weights of a neuron that learned nothing, for one.
    void blackImagesAtTheEndOfASheetComeBack()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        for (const int black : {1, 2, 5}) {
            session::Samples grid{black, 4, trainer.images(session::Generator::Averaged, 5)};
            for (int i = 5 - black; i < 5; ++i) grid.images[static_cast<std::size_t>(i)] = GreyImage(16, 16);
            QVERIFY((*recorder)->recordSamples(grid));
            const auto read = readSamples(m_folder, black);
            QVERIFY2(read, read ? "" : read.error().text().c_str());
            QCOMPARE(read->images.size(), std::size_t{5});
            QCOMPARE(read->columns, 4);
        }
        std::ofstream(m_folder / "samples/step-000001.json") << R"({"images":9})";
        QVERIFY(!readSamples(m_folder, 1));
    }

    /// As those of a fork's source, which may have had more or fewer of them.
    void sheetsOfAnotherNumberOfImagesComeBackWhole()
    {
        RunRecord record = fakeRecord();
        record.bitDepth = 16;
        auto recorder = RunRecorder::create(m_folder, record);
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        for (const auto& [count, columns] : {std::pair{13, 4}, {16, 4}, {9, 3}, {2, 2}, {1, 1}}) {
            const session::Samples grid{count, columns, trainer.images(session::Generator::Averaged, count)};
            QVERIFY((*recorder)->recordSamples(grid));
            const auto read = readSamples(m_folder, count);
            QVERIFY2(read, read ? "" : read.error().text().c_str());
            QCOMPARE(read->columns, columns);
            QCOMPARE(read->images.size(), static_cast<std::size_t>(count));
            QVERIFY(std::abs(read->images.back().grey[7] - grid.images.back().grey[7]) < 1e-5F);
        }
    }

    void moreGridsComeBackWithTheirCaptions()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        session::Samples samples{.step = 3,
                                 .images = trainer.images(session::Generator::Averaged, 4),
                                 .grids = {{"Pairs", 2, trainer.images(session::Generator::Averaged, 3)},
                                           {"Others", 4, trainer.images(session::Generator::Averaged, 8)}}};
        std::ranges::fill(samples.grids[0].images.back().grey, 0.0F);  // black, as an empty place is
        QVERIFY((*recorder)->recordSamples(samples));
        const auto read = readSamples(m_folder, 3);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->images.size(), std::size_t{4});
        QCOMPARE(read->grids.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(read->grids[i].title, samples.grids[i].title);
            QCOMPARE(read->grids[i].columns, samples.grids[i].columns);
            QCOMPARE(read->grids[i].images.size(), samples.grids[i].images.size());
        }
        QCOMPARE(sampleSteps(m_folder), Steps{3});
        std::filesystem::remove(m_folder / "samples/step-000003.grid-2.png");
        QVERIFY(!readSamples(m_folder, 3));
    }

    void filmsComeBackWithTheirMarks()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        session::Samples samples{.step = 3, .images = trainer.images(session::Generator::Averaged, 4)};
        session::ImageFilm film{"Drawing", {"write", "read"}, 2, {}};
        for (int t = 0; t < 3; ++t) {
            session::FilmMoment moment{trainer.images(session::Generator::Averaged, 2), {}};
            for (GreyImage& image : moment.images)
                std::ranges::fill(image.grey, 0.25F * static_cast<float>(t));
            moment.marks = {{{1, 0.5 + t, 1.0, 2.5, 3.0}, {0, -1.0, 0.0, 1.0, 1.0}}, {}};
            film.moments.push_back(moment);
        }
        samples.films = {film, film};
        samples.films[1].title = "Again";
        QVERIFY((*recorder)->recordSamples(samples));
        const auto read = readSamples(m_folder, 3);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->films.size(), std::size_t{2});
        QCOMPARE(read->films[1].title, std::string("Again"));
        QCOMPARE(read->films[0].kinds, film.kinds);
        QCOMPARE(read->films[0].columns, 2);
        QCOMPARE(read->films[0].moments.size(), std::size_t{3});
        for (std::size_t t = 0; t < 3; ++t) {
            QVERIFY(read->films[0].moments[t].marks == film.moments[t].marks);
            QCOMPARE(read->films[0].moments[t].images.size(), std::size_t{2});
            const float told = read->films[0].moments[t].images[1].grey.front();
            QVERIFY(std::abs(told - 0.25F * static_cast<float>(t)) < 0.01F);
        }
        std::filesystem::remove(m_folder / "samples/step-000003.film-2.png");
        QVERIFY(!readSamples(m_folder, 3));
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

    void twoRunsOfOneExperimentWriteTheSameMetrics()
    {
        train(fakeRun(), RunRecorder::create(m_folder, fakeRecord()));
        FakeRun slower = fakeRun();
        slower.stepTime = std::chrono::microseconds(300);
        slower.sampleEverySteps = 1;
        train(slower, RunRecorder::create(m_runs / "other", fakeRecord()));
        QCOMPARE(content(m_folder / "metrics.csv"), content(m_runs / "other/metrics.csv"));
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

private:
    [[nodiscard]] Result<std::unique_ptr<RunRecorder>> resumed(std::int64_t step) const
    {
        return RunRecorder::claim(m_folder).and_then(
            [&](RunLock claimed) { return RunRecorder::resume(std::move(claimed), step); });
    }

    /// Records an assessment and a checkpoint every ten steps.
    void assessed(const std::vector<double>& scores, double scoreSd = 0.0)
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        test::FakeAssessor assessor;
        assessor.score = [&](std::int64_t i) { return scores[static_cast<std::size_t>(i - 1)]; };
        for (std::size_t i = 0; i < scores.size(); ++i) {
            session::CheckpointData checkpoint = trainer.checkpoint();
            session::Assessment assessment = *assessor.assess({});
            assessment.scoreSd = scoreSd;
            checkpoint.step = assessment.step = static_cast<std::int64_t>(10 * (i + 1));
            QVERIFY((*recorder)->recordAssessment(assessment));
            QVERIFY((*recorder)->saveCheckpoint(checkpoint));
        }
    }

    std::unique_ptr<QTemporaryDir> m_scratch;
    std::filesystem::path m_runs;
    std::filesystem::path m_folder;
};

SYNTHSLICE_TEST(TestRunRecorder)

}  // namespace test_run_recorder

#include "test_run_recorder.moc"
