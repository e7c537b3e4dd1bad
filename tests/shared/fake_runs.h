#pragma once

// Training calls for the window's tests: no network, but real run folders.

#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_copy.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "ui/shared/training_calls.h"

namespace synthslice::test {

inline ui::TrainingCalls fakeTrainingCalls(const FakeRun& likeThis)
{
    const auto prepared = [](FakeRun run, const std::filesystem::path& folder,
                             const spec::ExperimentSpec& experiment) {
        session::PreparedRun preparedRun = prepareFake(run);
        preparedRun.info.runFolder = folder.string();
        preparedRun.info.experiment = experiment;
        if (experiment.family.name() != spec::GanSpec::family) preparedRun.healthRules.clear();
        return preparedRun;
    };
    ui::TrainingCalls calls;
    calls.prepareNewRun = [=](const training::TrainingRequest& request) -> session::Prepare {
        return [=](const Progress& progress) -> Result<session::PreparedRun> {
            progress.at(0.5, "Reading slices");
            FakeRun run = likeThis;
            run.targetSteps = request.experiment.training.steps;
            store::RunRecord record{request.experiment, request.data, "none",          1.0,
                                    fakeMetrics(),      "test",       "CPU, 1 thread", "fp32"};
            record.experiment.data.patchSize = 16;  // what the fake trainer draws
            record.experiment.training.sampleCount = 4;
            auto recorder = store::RunRecorder::create(request.runFolder, record);
            if (!recorder) return tl::unexpected(recorder.error());
            session::PreparedRun preparedRun = prepared(run, request.runFolder, request.experiment);
            preparedRun.sink = std::move(*recorder);
            return preparedRun;
        };
    };
    calls.prepareResume = [=](const training::ResumeRequest& request) -> session::Prepare {
        return [=, folder = request.runFolder](const Progress&) -> Result<session::PreparedRun> {
            const auto record = store::readRun(folder);
            if (!record) return tl::unexpected(record.error());
            auto claimed = store::RunRecorder::claim(folder);
            if (!claimed) return tl::unexpected(claimed.error());
            const auto checkpoint = store::readNewestCheckpoint(folder);
            if (!checkpoint) return tl::unexpected(checkpoint.error());
            FakeRun run = likeThis;
            run.startStep = checkpoint->data.step;
            run.targetSteps = record->experiment.training.steps;
            auto recorder = store::RunRecorder::resume(std::move(*claimed), run.startStep);
            if (!recorder) return tl::unexpected(recorder.error());
            session::PreparedRun preparedRun = prepared(run, folder, record->experiment);
            preparedRun.sink = std::move(*recorder);
            if (auto restored = preparedRun.trainer->restore(checkpoint->data); !restored)
                return tl::unexpected(restored.error());
            return preparedRun;
        };
    };
    calls.prepareFork =
        [resume = calls.prepareResume](const training::ForkRequest& request) -> session::Prepare {
        return [=](const Progress& progress) -> Result<session::PreparedRun> {
            const auto record = store::readRun(request.source);
            if (!record) return tl::unexpected(record.error());
            const auto checkpoint = store::readCheckpoint(request.source, request.step);
            if (!checkpoint) return tl::unexpected(checkpoint.error());
            spec::ExperimentSpec experiment = record->experiment;
            for (const session::LiveEdit& edit : request.edits) {
                experiment = spec::withValue(experiment, edit.path, edit.value).value();
            }
            const auto copied = store::copyRun(request.source, request.runFolder, *checkpoint, experiment);
            if (!copied) return tl::unexpected(copied.error());
            return resume({request.runFolder})(progress);
        };
    };
    return calls;
}

}  // namespace synthslice::test
