#include "engine/runs/sweep/sweep_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <system_error>
#include <utility>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/spec/parameters/struct_json.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_lock.h"

namespace synthslice::runs {
namespace {

namespace fs = std::filesystem;
using spec::Json;

constexpr const char* format = "synthslice-sweep";
constexpr int version = 1;
constexpr std::array budgetUnits{"steps", "images", "minutes"};
constexpr std::size_t indexDigits = 3;
constexpr double maxSteps = 1e9;  // as training.steps

fs::path planFile(const fs::path& sweep)
{
    return sweep / "sweep.json";
}

Json toJson(const SweepPlan& plan)
{
    Json json = {{"format", format}, {"version", version}, {"data", plan.data.string()}};
    if (plan.budget)
        json["budget"] = {{budgetUnits[static_cast<std::size_t>(plan.budget->unit)], plan.budget->amount}};
    json["runs"] = Json::array();
    for (const SweepRun& run : plan.runs) {
        Json settings = Json::object();
        for (const session::LiveEdit& setting : run.settings) settings[setting.path] = setting.value;
        json["runs"].push_back({{"name", run.name}, {"settings", std::move(settings)}});
    }
    json["experiment"] = spec::toJson(plan.experiment);
    return json;
}

Result<std::string> textAt(const Json& json, const std::string& key, const std::string& path)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string())
        return invalidInput(text("%1%2: a text is missing", path, key));
    return found->get<std::string>();
}

Result<SweepBudget> budgetFrom(const Json& json)
{
    if (auto known = spec::checkKeys(json, "budget", {budgetUnits.begin(), budgetUnits.end()}); !known)
        return tl::unexpected(known.error());
    if (json.size() != 1 || !json.begin()->is_number() || !(json.begin()->get<double>() > 0.0))
        return invalidInput(text("budget: it has to be one number above 0"),
                            text("write it as {\"steps\": 1000}"));
    const auto* unit = std::ranges::find(budgetUnits, json.begin().key());
    return SweepBudget{static_cast<BudgetUnit>(unit - budgetUnits.begin()), json.begin()->get<double>()};
}

Result<SweepRun> runFrom(const Json& json, const std::string& path)
{
    if (auto known = spec::checkKeys(json, path, {"name", "settings"}); !known)
        return tl::unexpected(known.error());
    auto name = textAt(json, "name", path + ".");
    if (!name) return tl::unexpected(name.error());
    const auto settings = json.find("settings");
    if (settings == json.end() || !settings->is_object())
        return invalidInput(text("%1.settings: an object is missing", path),
                            text("write it as {\"training.seed\": 1}"));
    SweepRun run{std::move(*name), {}};
    for (const auto& [key, value] : settings->items()) run.settings.push_back({key, value});
    return run;
}

Result<SweepPlan> planFrom(const Json& json)
{
    if (!json.is_object() || json.value("format", Json()) != format)
        return invalidInput(
            text("not the plan of a sweep: the key 'format' is not \"%1\"", std::string(format)));
    if (json.value("version", Json()) != version) {
        return invalidInput(text("version: it is %1, this program reads %2",
                                 spec::shortText(json.value("version", Json())), version),
                            text("open it with the Synthslice that wrote it"));
    }
    if (auto known = spec::checkKeys(json, "", {"format", "version", "data", "budget", "runs", "experiment"});
        !known) {
        return tl::unexpected(known.error());
    }
    SweepPlan plan;
    auto experiment = spec::experimentFromJson(json.value("experiment", Json()));
    if (!experiment)
        return invalidInput(text("experiment: %1", experiment.error().message), experiment.error().hint);
    plan.experiment = std::move(*experiment);
    const auto data = textAt(json, "data", "");
    if (!data) return tl::unexpected(data.error());
    plan.data = *data;
    if (json.contains("budget")) {
        const auto budget = budgetFrom(json.at("budget"));
        if (!budget) return tl::unexpected(budget.error());
        plan.budget = *budget;
    }
    const Json runs = json.value("runs", Json());
    if (!runs.is_array()) return invalidInput(text("runs: a list is missing"));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto run = runFrom(runs[i], "runs." + std::to_string(i));
        if (!run) return tl::unexpected(run.error());
        plan.runs.push_back(std::move(*run));
    }
    return plan;
}

Result<void> write(const fs::path& sweep, const SweepPlan& plan)
{
    if (!spec::isUtf8(plan.data.string()))
        return invalidInput(text("The path %1 is not UTF-8", plan.data.string()), text("rename the folder"));
    return writeFileAtomically(planFile(sweep), toJson(plan).dump(2) + "\n");
}

/// Sets what a run differs in, and its budget.
Result<spec::ExperimentSpec> applied(const SweepPlan& plan, const SweepRun& run)
{
    Result<spec::ExperimentSpec> experiment = plan.experiment;
    for (const session::LiveEdit& setting : run.settings)
        if (experiment) experiment = spec::withValue(*experiment, setting.path, setting.value);
    if (!experiment) return experiment;
    if (!run.name.empty()) experiment->name += " " + run.name;
    if (plan.budget && plan.budget->unit != BudgetUnit::Minutes) {
        if (std::ranges::count(run.settings, "training.steps", &session::LiveEdit::path) > 0) {
            return invalidInput(text("training.steps: it is set, and so is the budget in %1",
                                     std::string(budgetUnits[static_cast<std::size_t>(plan.budget->unit)])),
                                text("give one of the two"));
        }
        const auto imagesAStep = static_cast<double>(experiment->training.batchSize);
        const double steps = plan.budget->amount /
                             (plan.budget->unit == BudgetUnit::Images ? imagesAStep : 1.0);
        experiment->training.steps = std::llround(std::clamp(steps, 1.0, maxSteps));
    }
    return experiment;
}

std::string titleOf(const SweepPlan& plan, std::size_t index)
{
    const std::string& name = plan.runs[index].name;
    return "Run " + std::to_string(index) + (name.empty() ? "" : " (" + name + ")");
}

}  // namespace

Result<spec::ExperimentSpec> experimentOf(const SweepPlan& plan, std::size_t index)
{
    return applied(plan, plan.runs[index]).map_error([&](Error error) {
        error.message = titleOf(plan, index) + ": " + error.message;
        return error;
    });
}

Result<void> checkRuns(const SweepPlan& plan, std::size_t first)
{
    if (plan.runs.empty())
        return invalidInput(text("The sweep has no run"), text("give each parameter a value"));
    if (plan.runs.size() > static_cast<std::size_t>(maxSweepRuns))
        return invalidInput(text("The sweep has more than %1 runs", maxSweepRuns));
    for (std::size_t i = first; i < plan.runs.size(); ++i) {
        const auto experiment = experimentOf(plan, i);
        if (!experiment) return tl::unexpected(experiment.error());
        if (auto checked = spec::checkExperiment(*experiment); !checked) {
            checked.error().message = titleOf(plan, i) + ": " + checked.error().message;
            return checked;
        }
    }
    return {};
}

fs::path sweepRunFolder(const fs::path& sweep, const SweepPlan& plan, std::size_t index)
{
    const std::string number = std::to_string(index);
    std::string name = std::string(indexDigits - std::min(indexDigits, number.size()), '0') + number;
    if (!plan.runs[index].name.empty()) name += "-" + store::plainName(plan.runs[index].name);
    return sweep / "runs" / name;
}

bool isSweep(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(planFile(path), ignored);
}

Result<SweepPlan> readPlan(const fs::path& sweep)
{
    if (!isSweep(sweep)) {
        return invalidInput(text("%1 is no sweep: it has no sweep.json", sweep.string()),
                            text("give a folder that the command sweep has made"));
    }
    return spec::readJsonFile(planFile(sweep)).and_then([&](const Json& json) {
        return planFrom(json).map_error([&](Error error) {
            error.message = planFile(sweep).string() + ": " + error.message;
            return error;
        });
    });
}

Result<void> writeNewPlan(const fs::path& sweep, const SweepPlan& plan)
{
    if (auto checked = checkRuns(plan); !checked) return checked;
    if (auto made = makeFolders(sweep); !made) return made;
    std::error_code error;
    if (!fs::is_empty(sweep, error) || error)
        return invalidInput(text("The folder %1 is not empty", sweep.string()), text("choose another one"));
    return write(sweep, plan);
}

Result<SweepPlan> addRuns(const fs::path& sweep, std::vector<SweepRun> runs)
{
    const auto lock = store::RunLock::take(sweep);
    if (!lock) return tl::unexpected(lock.error());
    auto plan = readPlan(sweep);
    if (!plan) return plan;
    const std::size_t before = plan->runs.size();
    std::ranges::move(runs, std::back_inserter(plan->runs));
    return checkRuns(*plan, before).and_then([&] { return write(sweep, *plan); }).map([&] {
        return std::move(*plan);
    });
}

}  // namespace synthslice::runs
