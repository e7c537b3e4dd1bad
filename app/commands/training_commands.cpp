#include <filesystem>
#include <iostream>
#include <utility>

#include "app/command_line.h"
#include "app/shared/experiment_options.h"
#include "app/shared/region_options.h"
#include "app/shared/run_session.h"
#include "engine/spec/applies.h"
#include "engine/spec/family.h"
#include "engine/store/run_store.h"
#include "engine/training/training_run.h"

namespace synthslice::app {

namespace {

namespace fs = std::filesystem;

struct TrainOptions {
    ExperimentOptions experiment;
    RegionOptions region;
    LimitOptions limits;
    std::string data;
    std::string run;
    std::string device;
    std::optional<std::int64_t> threads;
    std::optional<std::int64_t> seed;
    bool tensorBoard = false;
};

Result<CommandResult> train(TrainOptions options, const Progress& progress)
{
    if (!options.device.empty()) options.experiment.settings.push_back("training.device=" + options.device);
    if (options.threads)
        options.experiment.settings.push_back("training.threads=" + std::to_string(*options.threads));
    if (options.seed) options.experiment.settings.push_back("training.seed=" + std::to_string(*options.seed));
    auto experiment = options.experiment.experiment();
    if (!experiment) return tl::unexpected(experiment.error());
    options.region.applyTo(experiment->data);
    if (auto given = checkData(*experiment, options.data); !given) return tl::unexpected(given.error());
    for (const auto& note : spec::findIdleValues(*experiment)) {
        std::cerr << "note: " << note.path << " " << note.message << "\n";
    }
    const fs::path runFolder = options.run.empty() ? store::newRunFolder("runs", experiment->name)
                                                   : fs::path(options.run);
    return runSession(
        training::prepareNewRun({std::move(*experiment), options.data, runFolder, {}, options.tensorBoard}),
        options.limits.limits(), runFolder, progress);
}

struct ResumeOptions {
    std::string run;
    std::string data;
    std::string fork;
    std::optional<std::int64_t> step;
    std::vector<std::string> settings;
    LimitOptions limits;
    bool tensorBoard = false;
};

Result<training::ForkRequest> forkRequest(const ResumeOptions& options)
{
    const auto record = store::readRun(options.run);
    if (!record) return tl::unexpected(record.error());
    training::ForkRequest request{options.run, 0, {}, options.fork, options.data, {}, options.tensorBoard};
    const auto step = options.step ? options.step : store::preferredCheckpointStep(options.run);
    if (!step) return invalidInput("Run " + options.run + " has no checkpoint", "start the run anew");
    request.step = *step;
    for (const auto& setting : options.settings) {
        auto edit = parseSetting(record->experiment, setting);
        if (!edit) return tl::unexpected(edit.error());
        request.edits.push_back(std::move(*edit));
    }
    return request;
}

Result<CommandResult> goOn(const ResumeOptions& options, const Progress& progress)
{
    if (options.fork.empty()) {
        return runSession(training::prepareResume({options.run, options.data, {}, options.tensorBoard}),
                          options.limits.limits(), options.run, progress);
    }
    auto request = forkRequest(options);
    if (!request) return tl::unexpected(request.error());
    return runSession(training::prepareFork(std::move(*request)), options.limits.limits(), options.fork,
                      progress);
}

void addTensorBoard(CLI::App& command, bool& tensorBoard)
{
    command.add_flag("--tensorboard", tensorBoard,
                     "Also write an event file for TensorBoard into the run; later resumes go on with it");
}

}  // namespace

void addTrainingCommands(CommandLine& commandLine)
{
    auto options = std::make_shared<TrainOptions>();
    auto& trainCommand = commandLine.add(
        "train", "Train an experiment on a folder of slices",
        "synthslice-cli train --preset texture-64 --data slices/ --run my-run --minutes 15",
        [options](const Progress& progress) { return train(*options, progress); });
    options->experiment.addTo(trainCommand);
    trainCommand.add_option("--data", options->data, "Folder or file of slices, or of images with classes");
    options->region.addTo(trainCommand);
    trainCommand.add_option("--run", options->run,
                            "Folder to make for the run (a new one in runs/ if absent)");
    options->limits.addTo(trainCommand);
    trainCommand.add_option("--device", options->device, "auto, cpu or cuda");
    trainCommand.add_option("--threads", options->threads, "Processor threads; 0 takes all physical cores");
    trainCommand.add_option("--seed", options->seed, "Seed of the run");
    addTensorBoard(trainCommand, options->tensorBoard);

    auto resumed = std::make_shared<ResumeOptions>();
    auto& resume = commandLine.add(
        "resume", "Go on exactly where a run stopped, or fork a new run from one of its checkpoints",
        "synthslice-cli resume my-run --minutes 15",
        [resumed](const Progress& progress) { return goOn(*resumed, progress); });
    resume.add_option("RUN", resumed->run, "Run folder")->required();
    resume.add_option("--data", resumed->data, "The slices, if they have moved since training");
    auto* fork = resume.add_option("--fork", resumed->fork,
                                   "Folder to make for a new run that goes on instead; RUN stays as it is");
    resume.add_option("--step", resumed->step, "Fork from this checkpoint; the best one if absent")
        ->needs(fork);
    resume
        .add_option("--set", resumed->settings,
                    "Change one parameter in the fork: path=value; may be repeated")
        ->type_name("PATH=VALUE")
        ->needs(fork);
    resumed->limits.addTo(resume);
    addTensorBoard(resume, resumed->tensorBoard);
}

}  // namespace synthslice::app
