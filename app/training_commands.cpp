#include <chrono>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <thread>

#include "app/command_line.h"
#include "app/experiment_options.h"
#include "engine/session/training_session.h"
#include "engine/store/run_store.h"
#include "engine/training/training_run.h"

namespace synthslice::app {

namespace {

using session::SessionState;
using spec::Json;
namespace fs = std::filesystem;

/// What a session has come to, gathered from its updates.
struct Outcome {
    session::RunInfo info;
    session::StepReport last;
    std::int64_t steps = 0;
    double seconds = 0.0;
    session::EventKind ending = session::EventKind::Finished;
    std::optional<Error> error;

    void take(const session::SessionUpdate& update)
    {
        if (update.info) info = *update.info;
        for (const auto& step : update.steps) {
            seconds += step.seconds;
            last = step;
            ++steps;
        }
        if (update.error) error = update.error;
        for (const auto& event : update.events) {
            if (event.kind == session::EventKind::Warning) std::cerr << "warning: " << event.message << "\n";
            if (event.kind == session::EventKind::Stopped) ending = event.kind;
        }
    }

    [[nodiscard]] double imagesPerSecond() const
    {
        return seconds > 0 ? static_cast<double>(steps * info.batchSize) / seconds : 0.0;
    }

    [[nodiscard]] std::string line() const
    {
        std::ostringstream text;
        text.imbue(std::locale::classic());
        text.precision(4);
        text << "step " << std::max(last.step, info.startStep) << " of " << info.targetSteps;
        for (std::size_t i = 0; i < info.metrics.size() && i < last.values.size(); ++i) {
            if (info.metrics[i].group == "loss") text << "  " << info.metrics[i].key << " " << last.values[i];
        }
        if (steps == 0) return text.str();
        text.precision(3);
        text << "  " << imagesPerSecond() << " images/s";
        return text.str();
    }

    [[nodiscard]] Json json(const fs::path& runFolder) const
    {
        Json losses = Json::object();
        Json metrics = Json::object();
        for (std::size_t i = 0; i < info.metrics.size() && i < last.values.size(); ++i) {
            (info.metrics[i].group == "loss" ? losses : metrics)[info.metrics[i].key] = last.values[i];
        }
        const auto checkpoints = store::checkpointSteps(runFolder);
        const auto done = std::max(last.step, info.startStep);
        return {{"run", runFolder.string()},
                {"steps", done},
                {"epochs", static_cast<double>(done) /
                               static_cast<double>(std::max<std::int64_t>(1, info.stepsPerEpoch))},
                {"seconds", seconds},
                {"images_per_second", imagesPerSecond()},
                {"device", info.device},
                {"precision", info.precision},
                {"note", info.note},
                {"losses", losses},
                {"outcome", ending == session::EventKind::Stopped ? "stopped" : "finished"},
                {"best_step", checkpoints.empty() ? Json() : Json(checkpoints.back())},
                {"metrics", metrics}};
    }
};

Result<CommandResult> runSession(session::Prepare prepare, const session::SessionLimits& limits,
                                 const fs::path& runFolder, const Progress& progress)
{
    using namespace std::chrono_literals;
    session::TrainingSession session(std::move(prepare), limits, {});
    session.start();
    Outcome outcome;
    bool noteShown = false;
    for (bool ended = false; !ended;) {
        std::this_thread::sleep_for(50ms);
        if (progress.cancelled()) session.stop();
        ended = session.state() == SessionState::Finished || session.state() == SessionState::Failed;
        const auto update = session.drain();
        outcome.take(update);
        if (update.preparation) progress.at(update.preparation->fraction, update.preparation->doing);
        if (update.info && !noteShown) {
            std::cerr << update.info->device << ", " << update.info->precision
                      << (update.info->note.empty() ? "" : ": " + update.info->note) << "\n";
            noteShown = true;
        }
        if (!update.steps.empty()) {
            progress.at(static_cast<double>(outcome.last.step) /
                            static_cast<double>(outcome.info.targetSteps),
                        outcome.line());
        }
    }
    if (outcome.error) return tl::unexpected(*outcome.error);
    if (outcome.info.runFolder.empty()) return cancelled();
    return CommandResult{outcome.json(runFolder), outcome.line() + "\nrun: " + runFolder.string() + "\n"};
}

struct TrainOptions {
    ExperimentOptions experiment;
    LimitOptions limits;
    std::string data;
    std::string run;
    std::string device;
    std::optional<std::int64_t> threads;
    std::optional<std::int64_t> seed;
};

Result<CommandResult> train(TrainOptions options, const Progress& progress)
{
    if (options.limits.steps)
        options.experiment.settings.push_back("training.steps=" + std::to_string(*options.limits.steps));
    if (!options.device.empty()) options.experiment.settings.push_back("training.device=" + options.device);
    if (options.threads)
        options.experiment.settings.push_back("training.threads=" + std::to_string(*options.threads));
    if (options.seed) options.experiment.settings.push_back("training.seed=" + std::to_string(*options.seed));
    auto experiment = options.experiment.experiment();
    if (!experiment) return tl::unexpected(experiment.error());
    const fs::path runFolder = options.run.empty() ? store::newRunFolder("runs", experiment->name)
                                                   : fs::path(options.run);
    return runSession(training::prepareNewRun({std::move(*experiment), options.data, runFolder}),
                      options.limits.limits(), runFolder, progress);
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
    trainCommand.add_option("--data", options->data, "Folder or file of slices")->required();
    trainCommand.add_option("--run", options->run,
                            "Folder to make for the run (a new one in runs/ if absent)");
    options->limits.addTo(trainCommand);
    trainCommand.add_option("--device", options->device, "auto, cpu or cuda");
    trainCommand.add_option("--threads", options->threads, "Processor threads; 0 takes all physical cores");
    trainCommand.add_option("--seed", options->seed, "Seed of the run");

    auto run = std::make_shared<std::string>();
    auto limits = std::make_shared<LimitOptions>();
    auto& resume = commandLine.add(
        "resume", "Go on exactly where a run stopped", "synthslice-cli resume my-run --minutes 15",
        [run, limits](const Progress& progress) {
            return runSession(training::prepareResume(*run), limits->limits(), *run, progress);
        });
    resume.add_option("RUN", *run, "Run folder")->required();
    limits->addTo(resume);
}

}  // namespace synthslice::app
