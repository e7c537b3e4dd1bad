#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/files/read_file.h"
#include "engine/session/training_session.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"

namespace synthslice::test {

inline store::RunRecord fakeRecord()
{
    store::RunRecord record;
    record.experiment.name = "fake";
    record.experiment.data.patchSize = 16;
    record.experiment.training.sampleCount = 4;
    record.experiment.training.keepCheckpoints = 3;
    record.experiment.training.steps = 40;
    record.data = "/slices/glass é";
    record.datasetFingerprint = "abc";
    record.pixelSizeUm = 1.3;
    record.metrics = fakeMetrics();
    record.softwareVersion = "0.1";
    record.device = "CPU, 1 thread";
    record.precision = "fp32";
    return record;
}

inline FakeRun fakeRun()
{
    return {.targetSteps = 40, .sampleEverySteps = 5, .checkpointEverySteps = 10};
}

/// Trains a session to its end; `sink` writes the run.
inline session::SessionUpdate train(FakeRun run, Result<std::unique_ptr<session::RunSink>> sink,
                                    const session::CheckpointData* from = nullptr)
{
    const auto prepare = [&](const Progress&) -> Result<session::PreparedRun> {
        if (!sink) return tl::unexpected(sink.error());
        run.startStep = from == nullptr ? 0 : from->step;
        session::PreparedRun prepared = prepareFake(run);
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

inline std::string content(const std::filesystem::path& path)
{
    return readFile(path).value_or("cannot be read: " + path.string());
}

inline std::vector<std::string> namesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

using Steps = std::vector<std::int64_t>;

/// A scratch folder for the run of a test, whose path is long and not ASCII.
class RecordedRun {
protected:
    void makeScratch()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_runs = std::filesystem::path(m_scratch->path().toStdString()) / ("läufe " + std::string(120, 'x'));
        m_folder = m_runs / "run";
    }

    [[nodiscard]] Result<std::unique_ptr<store::RunRecorder>> resumed(std::int64_t step) const
    {
        return store::RunRecorder::claim(m_folder).and_then(
            [&](store::RunLock claimed) { return store::RunRecorder::resume(std::move(claimed), step); });
    }

    /// Records an assessment and a checkpoint every ten steps.
    void assessed(const std::vector<double>& scores, double scoreSd = 0.0)
    {
        auto recorder = store::RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        FakeTrainer trainer({});
        FakeAssessor assessor;
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

}  // namespace synthslice::test
