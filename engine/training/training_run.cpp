#include "engine/training/training_run.h"

#include <algorithm>

#include "engine/base/text/text.h"
#include "engine/spec/family.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/store/recorded_experiment.h"
#include "engine/store/run_copy.h"
#include "engine/store/run_recorder.h"
#include "engine/store/run_store.h"
#include "engine/tensorboard/event_log.h"
#include "engine/tensorboard/event_sink.h"
#include "engine/training/device.h"
#include "engine/training/family_training.h"
#include "engine/training/software_version.h"

namespace synthslice::training {
namespace {

session::PreparedRun preparedRun(const std::filesystem::path& runFolder,
                                 const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                                 const TrainingData& data, const DeviceReport& device)
{
    const spec::TrainingSpec& training = experiment.training;
    const FamilyTraining& family = familyTrainingOf(experiment);
    session::PreparedRun run;
    run.info.runFolder = runFolder.string();
    run.info.device = device.device;
    run.info.precision = device.precision;
    run.info.note = device.note;
    run.info.experiment = experiment;
    run.info.metrics = family.metrics(experiment);
    run.info.targetSteps = training.steps;
    run.info.batchSize = training.batchSize;
    run.info.stepsPerEpoch = stepsPerEpoch;
    run.sampleEverySteps = training.sampleEverySteps;
    run.checkpointEverySteps = training.checkpointEverySteps;
    run.assessedImages = training.assessedImages;
    run.assessor = data.makeAssessor(experiment);
    run.healthRules = family.healthRules();
    return run;
}

void addNote(session::PreparedRun& run, const std::string& more)
{
    run.info.note += (run.info.note.empty() || more.empty() ? "" : "; ") + more;
}

/// From slices in memory where reading the files anew would give the same.
Result<std::unique_ptr<TrainingData>> readData(const std::filesystem::path& path,
                                               const std::shared_ptr<const data::SliceStack>& slices,
                                               const spec::ExperimentSpec& experiment,
                                               const Progress& progress)
{
    const FamilyTraining& family = familyTrainingOf(experiment);
    const bool fromSlices = spec::familyOf(experiment).dataNeed(experiment) == spec::DataNeed::Slices;
    return slices && fromSlices && slices->holdsFor(experiment.data)
               ? family.share(slices, experiment, progress)
               : family.read(path, experiment, progress);
}

/// Where the run is recorded.
Result<std::unique_ptr<session::RunSink>> sinkOf(std::unique_ptr<store::RunRecorder> recorder,
                                                 const std::filesystem::path& runFolder, bool tensorBoard)
{
    if (!tensorBoard) return recorder;
    return tensorboard::withEventLog(std::move(recorder), runFolder);
}

Result<session::PreparedRun> newRun(const TrainingRequest& request, const Progress& progress)
{
    spec::ExperimentSpec experiment = request.experiment;
    if (const auto checked = spec::checkExperiment(experiment); !checked) {
        return tl::unexpected(checked.error());
    }
    const auto device = familyTrainingOf(experiment).device(experiment.training);
    if (!device) {
        return tl::unexpected(device.error());
    }
    const auto data = readData(request.data, request.slices, experiment, progress);
    if (!data) {
        return tl::unexpected(data.error());
    }
    // What was chosen now, so that the run never chooses otherwise.
    const auto settled = (*data)->settle(experiment);
    if (!settled) return tl::unexpected(settled.error());
    experiment.training.precision = device->bf16 ? spec::Precision::Bf16 : spec::Precision::Fp32;
    session::PreparedRun run = preparedRun(request.runFolder, experiment, (*data)->stepsPerEpoch(experiment),
                                           **data, *device);
    addNote(run, *settled);
    const DataRecord found = (*data)->record();
    // Where nothing is read there is no path that could be made absolute.
    const std::filesystem::path where = request.data.empty() ? std::filesystem::path()
                                                             : std::filesystem::absolute(request.data);
    const store::RunRecord record{experiment,
                                  where,
                                  found.fingerprint,
                                  found.pixelSizeUm,
                                  run.info.metrics,
                                  softwareVersion(),
                                  device->device,
                                  device->precision,
                                  device->processor,
                                  found.bitDepth,
                                  found.labels,
                                  found.labelOrder,
                                  run.info.stepsPerEpoch};
    auto trainer = (*data)->makeTrainer(experiment, run.info.stepsPerEpoch, *device);
    if (!trainer) {
        return tl::unexpected(trainer.error());
    }
    run.trainer = std::move(*trainer);
    auto sink = store::RunRecorder::create(request.runFolder, record).and_then([&](auto recorder) {
        return sinkOf(std::move(recorder), request.runFolder, request.tensorBoard);
    });
    if (!sink) {
        return tl::unexpected(sink.error());
    }
    run.sink = std::move(*sink);
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
    if (!differences.empty()) return text("Going on is not bit-exact: another %1", differences);
    if (device.cuda) return text("Going on is not bit-exact, as a GPU does not repeat its steps");
    if (device.adaptsThreads) {
        return text(
            "Going on is bit-exact while no other program is busy; always with training.threads above 0");
    }
    return {};
}

/// What runs of earlier versions left open, and each session chose.
spec::Precision settledPrecision(spec::Precision precision, const spec::Json& state)
{
    if (precision != spec::Precision::Auto) return precision;
    return state.at("precision") == "bf16" ? spec::Precision::Bf16 : spec::Precision::Fp32;
}

/// What a run learned from, looked for in the request's slices and folder, if there are such.
Result<std::unique_ptr<TrainingData>> dataOfRun(const store::RunRecord& record, const ResumeRequest& request,
                                                const spec::ExperimentSpec& experiment,
                                                const Progress& progress)
{
    const auto isOfRun = [&](const std::unique_ptr<TrainingData>& data) {
        return data->record().fingerprint == record.datasetFingerprint;
    };
    const std::filesystem::path& path = request.data.empty() ? record.data : request.data;
    if (request.slices) {
        auto shared = readData(path, request.slices, experiment, progress);
        if (shared && isOfRun(*shared)) return shared;
    }
    const bool needsFiles = spec::familyOf(experiment).dataNeed(experiment) != spec::DataNeed::Nothing;
    if (std::error_code unreadable; needsFiles && !std::filesystem::exists(path, unreadable)) {
        return invalidInput(text("The slices that the run learned from are not in %1", path.string()),
                            text("tell where they are now"));
    }
    auto data = readData(path, nullptr, experiment, progress);
    if (!data) return data;
    return store::checkFingerprint(path, (*data)->record().fingerprint, request.runFolder,
                                   record.datasetFingerprint)
        .and_then([&] { return std::move(data); });
}

/// PreparedRun::recordedValues of a run: where what it records stands among what its family measures today.
Result<std::vector<std::size_t>> recordedValues(const std::filesystem::path& runFolder,
                                                const store::RunRecord& record)
{
    const std::vector<session::MetricInfo> measured = familyTrainingOf(record.experiment)
                                                          .metrics(record.experiment);
    std::vector<std::size_t> places;
    for (const session::MetricInfo& metric : record.metrics) {
        const auto found = std::ranges::find(measured, metric.key, &session::MetricInfo::key);
        if (found == measured.end()) {
            return invalidInput(text("%1: its metric %2 is of another version of Synthslice (%3)",
                                     runFolder.string(), metric.key, record.softwareVersion),
                                text("go on with that version, or start a new run"));
        }
        places.push_back(static_cast<std::size_t>(found - measured.begin()));
    }
    return places;
}

/// Goes on from the newest checkpoint.
Result<session::PreparedRun> resumedRun(const ResumeRequest& request, const Progress& progress)
{
    const std::filesystem::path& runFolder = request.runFolder;
    const auto record = store::readRun(runFolder);
    if (!record) {
        return tl::unexpected(record.error());
    }
    const auto recorded = recordedValues(runFolder, *record);
    if (!recorded) {
        return tl::unexpected(recorded.error());
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
    auto experiment = store::recordedExperiment(checkpoint.state.at("experiment"));
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    experiment->training.precision = settledPrecision(experiment->training.precision, checkpoint.state);
    const auto device = familyTrainingOf(*experiment).device(experiment->training);
    if (!device) {
        return tl::unexpected(device.error());
    }
    const auto data = dataOfRun(*record, request, *experiment, progress);
    if (!data) {
        return tl::unexpected(data.error());
    }
    (*data)->takeRecord({record->datasetFingerprint, record->pixelSizeUm, record->bitDepth, record->labels,
                         record->labelOrder});
    // Epochs as at the start: a live edit of n_critic must not move the step at which a term begins.
    session::PreparedRun run = preparedRun(runFolder, *experiment, (*data)->stepsPerEpoch(record->experiment),
                                           **data, *device);
    auto trainer = (*data)->makeTrainer(*experiment, run.info.stepsPerEpoch, *device);
    if (!trainer) {
        return tl::unexpected(trainer.error());
    }
    if (const auto restored = (*trainer)->restore(checkpoint); !restored) {
        return tl::unexpected(restored.error());
    }
    run.trainer = std::move(*trainer);
    run.recordedValues = *recorded;
    run.info.metrics = record->metrics;
    run.info.startStep = checkpoint.step;
    addNote(run, newest->warning);
    addNote(run, inexactnessOf(checkpoint.state, *device));
    auto sink = store::RunRecorder::resume(std::move(*claimed), checkpoint.step).and_then([&](auto recorder) {
        return sinkOf(std::move(recorder), runFolder,
                      request.tensorBoard || tensorboard::hasEventLog(runFolder));
    });
    if (!sink) {
        return tl::unexpected(sink.error());
    }
    run.sink = std::move(*sink);
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
    auto experiment = store::recordedExperiment(checkpoint->state.at("experiment"));
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
            text("data.scale: 0 finds the scale for a new run only, a fork goes on with its slices"),
            text("give a number, or start a new run"));
    }
    checkpoint->state["experiment"] = spec::toJson(*experiment);
    if (const auto copied = store::copyRun(request.source, request.runFolder, *checkpoint, *experiment);
        !copied) {
        return tl::unexpected(copied.error());
    }
    auto run = resumedRun({request.runFolder, request.data, request.slices, request.tensorBoard}, progress);
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
