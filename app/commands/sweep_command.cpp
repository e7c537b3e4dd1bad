#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <optional>
#include <sstream>

#include "app/command_line.h"
#include "app/shared/experiment_options.h"
#include "app/shared/run_session.h"
#include "app/shared/shell_word.h"
#include "engine/runs/sweep/studies.h"
#include "engine/runs/sweep/sweep_request.h"
#include "engine/runs/sweep/sweep_state.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "engine/training/training_run.h"

namespace synthslice::app {

namespace {

using spec::Json;
namespace fs = std::filesystem;

struct SweepOptions {
    std::string file;  ///< experiment, or the folder of a sweep
    std::string preset;
    std::string study;
    std::string data;
    std::vector<std::string> settings;
    std::string seeds;
    bool paired = false;
    std::optional<std::int64_t> draws;
    std::uint64_t drawSeed = 0;
    std::optional<double> steps;
    std::optional<double> images;
    std::optional<double> minutes;
    std::string out;
    std::optional<std::size_t> index;
    bool list = false;
};

Result<std::optional<runs::SweepBudget>> budgetOf(const SweepOptions& options)
{
    std::optional<runs::SweepBudget> budget;
    for (const auto& [unit, amount] : {std::pair(runs::BudgetUnit::Steps, options.steps),
                                       std::pair(runs::BudgetUnit::Images, options.images),
                                       std::pair(runs::BudgetUnit::Minutes, options.minutes)}) {
        if (!amount) continue;
        if (budget) return invalidInput("--steps, --images and --minutes are budgets", "give one of them");
        if (!(*amount > 0.0)) return invalidInput("A budget has to be more than 0");
        budget = runs::SweepBudget{unit, *amount};
    }
    return budget;
}

Result<runs::SweepRequest> requestOf(spec::ExperimentSpec experiment, const SweepOptions& options)
{
    const auto combination = options.draws    ? runs::Combination::Random
                             : options.paired ? runs::Combination::Paired
                                              : runs::Combination::Grid;
    return budgetOf(options).map([&](const std::optional<runs::SweepBudget>& budget) {
        const fs::path data = options.data.empty() ? fs::path() : fs::absolute(options.data);
        return runs::SweepRequest{std::move(experiment), data,        options.settings,
                                  options.seeds,         combination, options.draws.value_or(0),
                                  options.drawSeed,      budget};
    });
}

Json runJson(const fs::path& sweep, const runs::SweepPlan& plan, std::size_t index)
{
    Json settings = Json::object();
    for (const session::LiveEdit& setting : plan.runs[index].settings) settings[setting.path] = setting.value;
    return {{"index", index},
            {"name", plan.runs[index].name},
            {"settings", std::move(settings)},
            {"state", toText(stateOf(sweep, plan, index))},
            {"run", sweepRunFolder(sweep, plan, index).string()}};
}

Json sweepJson(const fs::path& sweep, const runs::SweepPlan& plan)
{
    Json json = {{"sweep", sweep.string()}, {"runs", Json::array()}};
    for (std::size_t i = 0; i < plan.runs.size(); ++i) json["runs"].push_back(runJson(sweep, plan, i));
    return json;
}

CommandResult stateTable(const fs::path& sweep, const runs::SweepPlan& plan)
{
    CommandResult result{sweepJson(sweep, plan)};
    std::ostringstream text;
    for (const Json& run : result.json.at("runs")) {
        text << std::right << std::setw(5) << run.at("index").get<std::size_t>() << "  " << std::left
             << std::setw(12) << run.at("state").get<std::string>() << run.at("name").get<std::string>()
             << "\n";
    }
    result.text = text.str();
    return result;
}

/// A command for each run, which works from any folder.
CommandResult commandList(const fs::path& sweep, const runs::SweepPlan& plan)
{
    std::error_code unreadable;
    const fs::path program = fs::read_symlink("/proc/self/exe", unreadable);
    const std::string command = shellWord(unreadable ? "synthslice-cli" : program.string()) + " sweep " +
                                shellWord(fs::absolute(sweep).string()) + " --index ";
    CommandResult result{sweepJson(sweep, plan)};
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        result.json["runs"][i]["command"] = command + std::to_string(i);
        result.text += command + std::to_string(i) + "\n";
    }
    return result;
}

Result<runs::SweepPlan> studyPlan(const SweepOptions& options)
{
    const auto study = runs::studyNamed(options.study);
    if (!study) return tl::unexpected(study.error());
    if (auto given = checkData(study->request.experiment, options.data); !given)
        return tl::unexpected(given.error());
    return planOf(*study, fs::absolute(options.data));
}

Result<runs::SweepPlan> requestedPlan(const SweepOptions& options)
{
    auto experiment = ExperimentOptions{options.preset, options.file, {}}.experiment();
    if (!experiment) return tl::unexpected(experiment.error());
    if (auto given = checkData(*experiment, options.data); !given) return tl::unexpected(given.error());
    return requestOf(std::move(*experiment), options).and_then([](const runs::SweepRequest& request) {
        return planOf(request);
    });
}

Result<CommandResult> newSweep(const SweepOptions& options)
{
    if (options.out.empty()) {
        return options.file.empty() && options.preset.empty() && options.study.empty()
                   ? invalidInput("There is no experiment and no sweep", "name one, or see --help")
                   : invalidInput("--out is missing", "name the folder to make for the sweep");
    }
    if (options.index || options.list)
        return invalidInput("--index and --list are of a sweep", "make it first; give its folder then");
    if (std::error_code unreadable; !options.data.empty() && !fs::exists(options.data, unreadable))
        return invalidInput("--data " + options.data + " does not exist", "name a folder or file");
    const auto plan = options.study.empty() ? requestedPlan(options) : studyPlan(options);
    if (!plan) return tl::unexpected(plan.error());
    return writeNewPlan(options.out, *plan).map([&] { return stateTable(options.out, *plan); });
}

Result<CommandResult> moreRuns(const SweepOptions& options, const runs::SweepPlan& plan)
{
    return requestOf(plan.experiment, options)
        .and_then([](const runs::SweepRequest& request) { return designOf(request); })
        .and_then([](const runs::SweepDesign& design) { return runsOf(design); })
        .and_then(
            [&](std::vector<runs::SweepRun> more) { return runs::addRuns(options.file, std::move(more)); })
        .map([&](const runs::SweepPlan& whole) { return stateTable(options.file, whole); });
}

/// What the folder of a run tells of its end: `steps` and `score` as `train` does, `metrics` with the losses.
void addOutcome(const fs::path& runFolder, Json& run)
{
    Json metrics = Json::object();
    if (const auto read = store::readMetrics(runFolder)) {
        run["steps"] = read->steps.empty() ? 0 : std::llround(read->steps.back());
        for (std::size_t i = 0; i < read->metrics.size(); ++i) {
            const auto last = std::find_if(read->values[i].rbegin(), read->values[i].rend(),
                                           [](double value) { return !std::isnan(value); });
            metrics[read->metrics[i].key] = last == read->values[i].rend() ? Json() : Json(*last);
        }
    }
    const auto best = store::bestAssessment(runFolder);
    run["score"] = best && best->enoughReal() ? Json(best->score) : Json();
    run["metrics"] = std::move(metrics);
}

Result<CommandResult> runOne(const SweepOptions& options, const runs::SweepPlan& plan,
                             const Progress& progress)
{
    const std::size_t index = *options.index;
    if (index >= plan.runs.size()) {
        return invalidInput("--index " + std::to_string(index) + ": the sweep has " +
                                std::to_string(plan.runs.size()) + " runs",
                            "they are counted from 0");
    }
    auto experiment = experimentOf(plan, index);
    if (!experiment) return tl::unexpected(experiment.error());
    const fs::path data = options.data.empty() ? plan.data : fs::path(options.data);
    std::string text;
    {
        const auto work = takeUp(options.file, plan, index);
        if (!work) return tl::unexpected(work.error());
        if (work->kind == runs::SweepWork::Kind::Nothing) {
            text = "nothing to do\n";
        } else {
            auto prepare = work->kind == runs::SweepWork::Kind::Start
                               ? training::prepareNewRun({std::move(*experiment), data, work->runFolder})
                               : training::prepareResume({work->runFolder, options.data});
            auto trained = runSession(std::move(prepare), work->limits, work->runFolder, progress);
            if (!trained) return trained;
            text = trained->text;
        }
    }
    CommandResult result{
        {{"sweep", options.file}, {"runs", Json::array({runJson(options.file, plan, index)})}}};
    Json& run = result.json["runs"][0];
    addOutcome(sweepRunFolder(options.file, plan, index), run);
    result.text = "run " + std::to_string(index) + " is " + run.at("state").get<std::string>() + ": " + text;
    return result;
}

Result<CommandResult> sweep(const SweepOptions& options, const Progress& progress)
{
    std::error_code unreadable;
    if (!fs::is_directory(options.file, unreadable)) return newSweep(options);
    const auto plan = runs::readPlan(options.file);
    if (!plan) return tl::unexpected(plan.error());
    if (options.steps || options.images || options.minutes) {
        return invalidInput(options.file + " has its budget already",
                            "make another sweep for another budget");
    }
    if (options.draws && options.settings.empty()) {
        return invalidInput("--random draws from values", "give them by --set");
    }
    if (options.index) return runOne(options, *plan, progress);
    if (!options.settings.empty() || !options.seeds.empty()) return moreRuns(options, *plan);
    return options.list ? commandList(options.file, *plan) : stateTable(options.file, *plan);
}

}  // namespace

void addSweepCommand(CommandLine& commandLine)
{
    auto options = std::make_shared<SweepOptions>();
    auto& command = commandLine.add(
        "sweep", "Plan many runs that differ in some parameters; run one of them",
        "synthslice-cli sweep --preset texture-64 --data slices/ --set "
        "optimizer.generator.lr=1e-4..1e-2/log/3 "
        "--seeds 0,1,2 --minutes 10 --out lr\n  synthslice-cli sweep lr --index 0",
        [options](const Progress& progress) { return sweep(*options, progress); });
    auto* file = command.add_option("FILE", options->file,
                                    "Experiment file of a new sweep, or the folder of a sweep");
    auto* preset = command.add_option("--preset", options->preset,
                                      "Start from this preset instead of a file");
    preset->excludes(file);
    auto* study = command.add_option("--study", options->study,
                                     "A sweep that comes with the program (docs/sweeps.md#studies)");
    study->excludes(file)->excludes(preset);
    command.add_option("--data", options->data,
                       "Folder or file to learn from; with --index: where it is now, if it has moved");
    auto* set = command
                    .add_option(
                        "--set", options->settings,
                        "Values of one parameter: path=1,2,3 or path=[JSON list] or path=1..9/log/3; may be "
                        "repeated. Of a sweep's folder: more runs")
                    ->type_name("PATH=VALUES")
                    ->allow_extra_args(false);
    auto* seeds = command.add_option("--seeds", options->seeds, "Seeds of each combination: 0,1,2");
    auto* paired = command.add_flag(
        "--paired", options->paired,
        "First values together, second values together, instead of each with each");
    auto* draws = command.add_option("--random", options->draws, "Draw this many combinations at random")
                      ->excludes(paired);
    auto* drawSeed = command.add_option("--random-seed", options->drawSeed, "Seed of the draws");
    auto* steps = command.add_option("--steps", options->steps, "Steps of each run (training.steps)");
    auto* images = command.add_option("--images", options->images,
                                      "Images of each run, all batches together");
    auto* minutes = command.add_option("--minutes", options->minutes,
                                       "Minutes of training steps of each run");
    for (CLI::Option* ofOneself : {set, seeds, paired, draws, drawSeed, steps, images, minutes})
        study->excludes(ofOneself);
    command.add_option("--out", options->out, "Folder to make for the sweep");
    auto* index = command.add_option(
        "--index", options->index,
        "Run this one, counted from 0; go on with it if it was begun; nothing if "
        "it is done");
    command.add_flag("--list", options->list, "Print the command of each run")->excludes(index);
}

}  // namespace synthslice::app
