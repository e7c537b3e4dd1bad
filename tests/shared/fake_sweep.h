#pragma once

#include <QTest>

#include "engine/runs/sweep/sweep_state.h"
#include "engine/session/training_session.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"

namespace synthslice::test {

/// Trains a run of a sweep without a network, of 20 steps with a checkpoint each 5.
inline void train(const runs::SweepWork& work, const spec::ExperimentSpec& experiment,
                  double secondsAStep = 0.0, std::optional<std::int64_t> steps = {})
{
    FakeRun run;
    run.checkpointEverySteps = 5;
    run.afterStep = [=](session::StepReport& report) { report.seconds = secondsAStep; };
    auto prepare = [&](const Progress&) -> Result<session::PreparedRun> {
        if (work.kind == runs::SweepWork::Kind::Resume) {
            auto claimed = store::RunRecorder::claim(work.runFolder);
            if (!claimed) return tl::unexpected(claimed.error());
            const auto newest = store::readNewestCheckpoint(work.runFolder);
            if (!newest) return tl::unexpected(newest.error());
            run.startStep = newest->data.step;
            session::PreparedRun prepared = prepareFake(run);
            if (auto restored = prepared.trainer->restore(newest->data); !restored)
                return tl::unexpected(restored.error());
            auto recorder = store::RunRecorder::resume(std::move(*claimed), run.startStep);
            if (!recorder) return tl::unexpected(recorder.error());
            prepared.sink = std::move(*recorder);
            return prepared;
        }
        session::PreparedRun prepared = prepareFake(run);
        store::RunRecord record{experiment, {}, "none", 1.0, fakeMetrics(), "test", "CPU, 1 thread", "fp32"};
        record.experiment.data.patchSize = 16;
        record.experiment.training.steps = run.targetSteps;
        record.experiment.training.sampleCount = 4;
        auto recorder = store::RunRecorder::create(work.runFolder, record);
        if (!recorder) return tl::unexpected(recorder.error());
        prepared.sink = std::move(*recorder);
        return prepared;
    };
    session::SessionLimits limits = work.limits;
    if (steps) limits.steps = steps;
    session::TrainingSession session(prepare, limits, {});
    session.start();
    session.wait();
    const auto update = session.drain();
    QVERIFY2(!update.error, update.error ? update.error->text().c_str() : "");
}

}  // namespace synthslice::test
