#include "engine/training/training_run.h"

#include <algorithm>

#include "engine/acceptance/fibre_radius.h"
#include "engine/data/dataset/patch_sampler.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/quality/slice_assessor.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/store/run_copy.h"
#include "engine/store/run_recorder.h"
#include "engine/store/run_store.h"
#include "engine/training/device.h"
#include "engine/training/gan_metrics.h"
#include "engine/training/gan_trainer.h"
#include "engine/training/random_streams.h"
#include "engine/training/software_version.h"

namespace synthslice::training {
namespace {

using Dataset = std::shared_ptr<const data::SliceDataset>;

Result<Dataset> loadSlices(const std::filesystem::path& data, const spec::DataSpec& spec,
                           const Progress& progress)
{
    return data::SliceDataset::load(data, spec, progress).map([](data::SliceDataset dataset) {
        return std::make_shared<const data::SliceDataset>(std::move(dataset));
    });
}

/// An epoch shows the discriminator as many patches as fit into the training half side by side.
std::int64_t stepsPerEpoch(const spec::ExperimentSpec& experiment, const data::SliceDataset& dataset)
{
    return std::max<std::int64_t>(1, dataset.summary().independentPatches /
                                         (experiment.training.batchSize * experiment.loss.nCritic));
}

Result<std::unique_ptr<GanTrainer>> makeTrainer(const spec::ExperimentSpec& experiment,
                                                std::int64_t stepsPerEpoch, const Dataset& dataset,
                                                const data::GreyCoding& coding, const DeviceReport& device)
{
    const auto fibreRadiusPx = [given = experiment.data.fibreRadius, dataset] {
        return given > 0.0 ? given : acceptance::medianFibreRadiusPx(*dataset->stack());
    };
    if (const auto checked = circlesHaveARadius(experiment, fibreRadiusPx); !checked) {
        return tl::unexpected(checked.error());
    }
    const data::PatchSampler sampler(dataset, seedOf(experiment.training.seed, Stream::Patches), coding);
    const auto batches = [sampler](std::span<float> imagesMinus1To1, std::int64_t count,
                                   std::uint64_t batch) { sampler.fill(imagesMinus1To1, count, batch); };
    const TrainingImages images{batches, coding, stepsPerEpoch, fibreRadiusPx};
    return std::make_unique<GanTrainer>(experiment, images, device);
}

session::PreparedRun preparedRun(const std::filesystem::path& runFolder,
                                 const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                                 const Dataset& dataset, const DeviceReport& device)
{
    const spec::TrainingSpec& training = experiment.training;
    session::PreparedRun run;
    run.info.runFolder = runFolder.string();
    run.info.device = device.device;
    run.info.precision = device.precision;
    run.info.note = device.note;
    run.info.experiment = experiment;
    run.info.metrics = ganMetrics();
    run.info.targetSteps = training.steps;
    run.info.batchSize = training.batchSize;
    run.info.stepsPerEpoch = stepsPerEpoch;
    run.sampleEverySteps = training.sampleEverySteps;
    run.checkpointEverySteps = training.checkpointEverySteps;
    run.assessedImages = training.assessedImages;
    run.assessor = std::make_unique<quality::SliceAssessor>(dataset, training.assessedImages);
    return run;
}

Result<session::PreparedRun> newRun(const TrainingRequest& request, const Progress& progress)
{
    spec::ExperimentSpec experiment = request.experiment;
    if (const auto checked = spec::checkExperiment(experiment); !checked) {
        return tl::unexpected(checked.error());
    }
    const auto device = selectDevice(experiment.training);
    if (!device) {
        return tl::unexpected(device.error());
    }
    const auto dataset = loadSlices(request.data, experiment.data, progress);
    if (!dataset) {
        return tl::unexpected(dataset.error());
    }
    // What was chosen now, so that the run never chooses otherwise.
    experiment.data.scale = (*dataset)->scale();
    experiment.training.precision = device->bf16 ? spec::Precision::Bf16 : spec::Precision::Fp32;
    const store::RunRecord record{experiment,
                                  std::filesystem::absolute(request.data),
                                  (*dataset)->summary().fingerprint,
                                  (*dataset)->summary().pixelSizeUm.value_or(0.0),
                                  ganMetrics(),
                                  softwareVersion(),
                                  device->device,
                                  device->precision,
                                  device->processor,
                                  (*dataset)->summary().bitDepth,
                                  (*dataset)->summary().labels,
                                  (*dataset)->coding().labelOrder};
    session::PreparedRun run = preparedRun(request.runFolder, experiment,
                                           stepsPerEpoch(experiment, **dataset), *dataset, *device);
    auto trainer = makeTrainer(experiment, run.info.stepsPerEpoch, *dataset, (*dataset)->coding(), *device);
    if (!trainer) {
        return tl::unexpected(trainer.error());
    }
    run.trainer = std::move(*trainer);
    auto recorder = store::RunRecorder::create(request.runFolder, record);
    if (!recorder) {
        return tl::unexpected(recorder.error());
    }
    run.sink = std::move(*recorder);
    return run;
}

/// Why going on from this checkpoint may not give the very numbers of an uninterrupted run, or nothing.
std::string inexactnessOf(const spec::Json& state, const DeviceReport& device)
{
    std::string differences;
    const auto compare = [&](const char* what, const std::string& before, const std::string& now) {
        if (before != now) {
            differences += std::string(differences.empty() ? "" : ", ") + what + " (" + before + " before, " +
                           now + " now)";
        }
    };
    compare("device", state.at("device").get<std::string>(), device.device);
    compare("processor", state.value("processor", device.processor), device.processor);
    compare("precision", state.at("precision").get<std::string>(), device.precision);
    compare("software", state.at("software").get<std::string>(), softwareVersion());
    if (!differences.empty()) return "Going on is not bit-exact: another " + differences;
    if (device.cuda) return "Going on is not bit-exact, as a GPU does not repeat its steps";
    if (device.adaptsThreads) {
        return "Going on is bit-exact while no other program is busy; always with training.threads above 0";
    }
    return {};
}

/// What runs of earlier versions left open, and each session chose.
spec::Precision settledPrecision(spec::Precision precision, const spec::Json& state)
{
    if (precision != spec::Precision::Auto) return precision;
    return state.at("precision") == "bf16" ? spec::Precision::Bf16 : spec::Precision::Fp32;
}

/// The slices that a run learned from, looked for in `moved` if that is not empty.
Result<Dataset> slicesOfRun(const store::RunRecord& record, const std::filesystem::path& moved,
                            const spec::DataSpec& spec, const Progress& progress)
{
    const std::filesystem::path& path = moved.empty() ? record.data : moved;
    if (std::error_code unreadable; !std::filesystem::exists(path, unreadable)) {
        return invalidInput("The slices that the run learned from are not in " + path.string(),
                            "tell where they are now");
    }
    auto dataset = loadSlices(path, spec, progress);
    if (dataset && (*dataset)->summary().fingerprint != record.datasetFingerprint) {
        return invalidInput("The slices in " + path.string() +
                                " are not those that the run was started on: names or pixels differ",
                            "tell where those are, or start a new run");
    }
    return dataset;
}

/// Goes on from the newest checkpoint.
Result<session::PreparedRun> resumedRun(const ResumeRequest& request, const Progress& progress)
{
    const std::filesystem::path& runFolder = request.runFolder;
    const auto record = store::readRun(runFolder);
    if (!record) {
        return tl::unexpected(record.error());
    }
    if (!std::ranges::equal(record->metrics, ganMetrics(), {}, &session::MetricInfo::key,
                            &session::MetricInfo::key)) {
        return invalidInput(runFolder.string() +
                                ": its metrics are those of another version of Synthslice (" +
                                record->softwareVersion + ")",
                            "go on with that version, or start a new run");
    }
    auto claimed = store::RunRecorder::claim(runFolder);
    if (!claimed) {
        return tl::unexpected(claimed.error());
    }
    const auto newest = store::readNewestCheckpoint(runFolder);
    if (!newest) {
        return tl::unexpected(newest.error());
    }
    const session::CheckpointData& checkpoint = newest->data;
    auto experiment = spec::experimentFromJson(checkpoint.state.at("experiment"));
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    experiment->training.precision = settledPrecision(experiment->training.precision, checkpoint.state);
    const auto device = selectDevice(experiment->training);
    if (!device) {
        return tl::unexpected(device.error());
    }
    const auto dataset = slicesOfRun(*record, request.data, experiment->data, progress);
    if (!dataset) {
        return tl::unexpected(dataset.error());
    }
    // Epochs as at the start: a live edit of n_critic must not move the step at which a term begins.
    session::PreparedRun run = preparedRun(runFolder, *experiment,
                                           stepsPerEpoch(record->experiment, **dataset), *dataset, *device);
    const data::GreyCoding coding{(*dataset)->greyWindow(), record->labelOrder};
    auto trainer = makeTrainer(*experiment, run.info.stepsPerEpoch, *dataset, coding, *device);
    if (!trainer) {
        return tl::unexpected(trainer.error());
    }
    if (const auto restored = (*trainer)->restore(checkpoint); !restored) {
        return tl::unexpected(restored.error());
    }
    run.trainer = std::move(*trainer);
    run.info.startStep = checkpoint.step;
    for (const std::string& more : {newest->warning, inexactnessOf(checkpoint.state, *device)}) {
        run.info.note += (run.info.note.empty() || more.empty() ? "" : "; ") + more;
    }
    auto recorder = store::RunRecorder::resume(std::move(*claimed), checkpoint.step);
    if (!recorder) {
        return tl::unexpected(recorder.error());
    }
    run.sink = std::move(*recorder);
    if (!request.data.empty()) {
        if (const auto noted = store::recordData(runFolder, request.data); !noted) {
            return tl::unexpected(noted.error());
        }
    }
    return run;
}

/// What the new run's events.jsonl says of where it comes from.
Result<void> tellOrigin(const ForkRequest& request, session::RunSink& sink)
{
    auto told = sink.recordEvent(
        {session::EventKind::Info, request.step,
         "Forked from " + request.source.string() + " at step " + std::to_string(request.step)});
    for (const session::LiveEdit& edit : request.edits) {
        if (told) {
            told = sink.recordEvent(
                {session::EventKind::Edit, request.step, edit.path + " = " + edit.value.dump()});
        }
    }
    return told;
}

Result<session::PreparedRun> forkedRun(const ForkRequest& request, const Progress& progress)
{
    auto checkpoint = store::readCheckpoint(request.source, request.step);
    if (!checkpoint) {
        return tl::unexpected(checkpoint.error());
    }
    auto experiment = spec::experimentFromJson(checkpoint->state.at("experiment"));
    for (const session::LiveEdit& edit : request.edits) {
        if (experiment) {
            experiment = spec::withValue(*experiment, edit.path, edit.value);
        }
    }
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    if (const auto checked = spec::checkExperiment(*experiment); !checked) {
        return tl::unexpected(checked.error());
    }
    if (experiment->data.scale == 0.0) {
        return invalidInput(
            "data.scale: 0 finds the scale for a new run only, a fork goes on with its slices",
            "give a number, or start a new run");
    }
    checkpoint->state["experiment"] = spec::toJson(*experiment);
    if (const auto copied = store::copyRun(request.source, request.runFolder, *checkpoint, *experiment);
        !copied) {
        return tl::unexpected(copied.error());
    }
    auto run = resumedRun({request.runFolder, request.data}, progress);
    if (run) {
        if (const auto told = tellOrigin(request, *run->sink); !told) {
            return tl::unexpected(told.error());
        }
    } else {
        std::error_code ignored;
        std::filesystem::remove_all(request.runFolder, ignored);
    }
    return run;
}

}  // namespace

session::Prepare prepareNewRun(TrainingRequest request)
{
    return [request = std::move(request)](const Progress& progress) { return newRun(request, progress); };
}

session::Prepare prepareFork(ForkRequest request)
{
    return [request = std::move(request)](const Progress& progress) { return forkedRun(request, progress); };
}

session::Prepare prepareResume(ResumeRequest request)
{
    return [request = std::move(request)](const Progress& progress) { return resumedRun(request, progress); };
}

}  // namespace synthslice::training
