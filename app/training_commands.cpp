#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <thread>
#include <utility>

#include "app/command_line.h"
#include "app/experiment_options.h"
#include "app/region_options.h"
#include "engine/session/health_monitor.h"
#include "engine/session/training_session.h"
#include "engine/spec/applies.h"
#include "engine/spec/family.h"
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
    std::optional<session::Assessment> assessment;
    std::vector<session::HealthFinding> findings;
    std::optional<Error> error;

    void take(const session::SessionUpdate& update)
    {
        if (update.info) info = *update.info;
        for (const auto& step : update.steps) {
            seconds += step.seconds;
            take(step);
            ++steps;
        }
        if (update.error) error = update.error;
        if (update.assessment) assessment = update.assessment;
        for (const auto& finding : update.findings) {
            std::cerr << "health: " << toText(finding) << " (step " << finding.step << ")\n";
            findings.push_back(finding);
        }
        for (const auto& event : update.events) {
            if (event.kind == session::EventKind::Warning) std::cerr << "warning: " << event.message << "\n";
            if (event.kind == session::EventKind::Stopped) ending = event.kind;
        }
    }

    /// Keeps of each metric the last value that a step computed.
    void take(const session::StepReport& step)
    {
        const std::vector<double> before = std::exchange(last, step).values;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (std::isnan(last.values[i])) last.values[i] = before[i];
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
            if (info.metrics[i].group == "loss" && !std::isnan(last.values[i]))
                text << "  " << info.metrics[i].key << " " << last.values[i];
        }
        if (assessment && assessment->enoughReal()) text << "  score " << assessment->score;
        if (steps == 0) return text.str();
        text.precision(3);
        text << "  " << imagesPerSecond() << " images/s";
        return text.str();
    }

    [[nodiscard]] Json findingsJson() const
    {
        Json list = Json::array();
        for (const auto& finding : findings) {
            Json remedy = Json::object();
            for (const auto& edit : finding.remedy) remedy[edit.path] = edit.value;
            list.push_back({{"failure", finding.failure},
                            {"step", finding.step},
                            {"evidence", toText(finding.evidence)},
                            {"advice", finding.advice},
                            {"remedy", remedy},
                            {"healthy_step", finding.healthyStep}});
        }
        return list;
    }

    [[nodiscard]] Json json(const fs::path& runFolder) const
    {
        Json losses = Json::object();
        Json metrics = Json::object();
        for (std::size_t i = 0; i < info.metrics.size() && i < last.values.size(); ++i) {
            (info.metrics[i].group == "loss" ? losses : metrics)[info.metrics[i].key] = last.values[i];
        }
        const auto best = store::bestCheckpointSteps(runFolder);
        const auto checkpoints = store::checkpointSteps(runFolder);
        const auto done = std::max(last.step, info.startStep);
        return {{"run", runFolder.string()},
                {"steps", done},
                {"epochs", info.stepsPerEpoch == 0
                               ? Json()
                               : Json(static_cast<double>(done) / static_cast<double>(info.stepsPerEpoch))},
                {"seconds", seconds},
                {"images_per_second", imagesPerSecond()},
                {"device", info.device},
                {"precision", info.precision},
                {"note", info.note},
                {"losses", losses},
                {"score", assessment && assessment->enoughReal() ? Json(assessment->score) : Json()},
                {"health", findingsJson()},
                {"outcome", ending == session::EventKind::Stopped ? "stopped" : "finished"},
                {"best_step", !best.empty()         ? Json(best.front())
                              : checkpoints.empty() ? Json()
                                                    : Json(checkpoints.back())},
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
    RegionOptions region;
    LimitOptions limits;
    std::string data;
    std::string run;
    std::string device;
    std::optional<std::int64_t> threads;
    std::optional<std::int64_t> seed;
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
    const bool needsData = spec::familyOf(*experiment).dataNeed(*experiment) != spec::DataNeed::Nothing;
    if (needsData && options.data.empty()) {
        return invalidInput("--data is missing", "name the folder or file to learn from");
    }
    for (const auto& note : spec::findIdleValues(*experiment)) {
        std::cerr << "note: " << note.path << " " << note.message << "\n";
    }
    const fs::path runFolder = options.run.empty() ? store::newRunFolder("runs", experiment->name)
                                                   : fs::path(options.run);
    return runSession(training::prepareNewRun({std::move(*experiment), options.data, runFolder}),
                      options.limits.limits(), runFolder, progress);
}

struct ResumeOptions {
    std::string run;
    std::string data;
    std::string fork;
    std::optional<std::int64_t> step;
    std::vector<std::string> settings;
    LimitOptions limits;
};

Result<training::ForkRequest> forkRequest(const ResumeOptions& options)
{
    const auto record = store::readRun(options.run);
    if (!record) return tl::unexpected(record.error());
    training::ForkRequest request{options.run, 0, {}, options.fork, options.data};
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
        return runSession(training::prepareResume({options.run, options.data}), options.limits.limits(),
                          options.run, progress);
    }
    auto request = forkRequest(options);
    if (!request) return tl::unexpected(request.error());
    return runSession(training::prepareFork(std::move(*request)), options.limits.limits(), options.fork,
                      progress);
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
}

}  // namespace synthslice::app
