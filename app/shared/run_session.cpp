#include "app/shared/run_session.h"

#include <chrono>
#include <cmath>
#include <iostream>
#include <sstream>
#include <thread>
#include <utility>

#include "engine/session/health_monitor.h"
#include "engine/session/training_session.h"
#include "engine/spec/family.h"
#include "engine/store/run_store.h"

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
        const auto best = store::bestAssessment(runFolder);
        const auto bestStep = store::preferredCheckpointStep(runFolder);
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
                {"score", best && best->enoughReal() ? Json(best->score) : Json()},
                {"health", findingsJson()},
                {"outcome", ending == session::EventKind::Stopped ? "stopped" : "finished"},
                {"best_step", bestStep ? Json(*bestStep) : Json()},
                {"metrics", metrics}};
    }
};

}  // namespace

Result<void> checkData(const spec::ExperimentSpec& experiment, const std::string& data)
{
    const bool needed = spec::familyOf(experiment).dataNeed(experiment) != spec::DataNeed::Nothing;
    if (needed && data.empty())
        return invalidInput("--data is missing", "name the folder or file to learn from");
    if (!needed && !data.empty()) {
        return invalidInput("--data " + data + " would not be used: " + experiment.family.name() +
                                " experiments learn from no files",
                            "leave it out");
    }
    return {};
}

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

}  // namespace synthslice::app
