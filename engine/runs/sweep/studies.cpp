#include "engine/runs/sweep/studies.h"

#include <algorithm>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/runs/sweep/studies_file.h"
#include "engine/spec/parameters/nearest_name.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"

namespace synthslice::runs {
namespace {

using spec::Json;

Study studyFrom(const Json& entry)
{
    Study study{entry.at("name"), entry.at("title"), entry.at("presets"), {}};
    study.request.experiment = spec::presetNamed(study.presets.front()).value().experiment;
    study.request.settings = entry.value("set", std::vector<std::string>());
    study.request.seeds = entry.at("seeds");
    if (entry.value("combination", "grid") == "paired") study.request.combination = Combination::Paired;
    if (entry.contains("images"))
        study.request.budget = SweepBudget{BudgetUnit::Images, entry.at("images").get<double>()};
    if (entry.contains("minutes"))
        study.request.budget = SweepBudget{BudgetUnit::Minutes, entry.at("minutes").get<double>()};
    return study;
}

/// Whether both are objects with the same parameters; another kind (of optimizer, of a layer) has others.
bool haveTheSameParts(const Json& one, const Json& other)
{
    if (!one.is_object() || !other.is_object() || one.size() != other.size()) return false;
    if (one.value("type", Json()) != other.value("type", Json())) return false;
    for (const auto& [key, value] : one.items())
        if (!other.contains(key)) return false;
    return true;
}

/// Of two values at `path`, in the same place of two experiments.
void addChanges(const Json& from, const Json& to, const std::string& path,
                std::vector<session::LiveEdit>& changes)
{
    if (from == to) return;
    if (!haveTheSameParts(from, to)) {
        changes.push_back({path, to});
        return;
    }
    for (const auto& [key, value] : to.items())
        addChanges(from.at(key), value, path.empty() ? key : path + "." + key, changes);
}

}  // namespace

const std::vector<Study>& studies()
{
    static const auto all = [] {
        std::vector<Study> listed;
        for (const Json& entry : Json::parse(studiesFile())) listed.push_back(studyFrom(entry));
        return listed;
    }();
    return all;
}

Result<Study> studyNamed(const std::string& name)
{
    std::vector<std::string> names;
    for (const Study& study : studies()) {
        if (study.name == name) return study;
        names.push_back(study.name);
    }
    return invalidInput(text("there is no study '%1'", name), spec::nameHint(name, names));
}

std::vector<session::LiveEdit> changesBetween(const spec::ExperimentSpec& from,
                                              const spec::ExperimentSpec& to)
{
    std::vector<session::LiveEdit> changes;
    addChanges(spec::toJson(from), spec::toJson(to), {}, changes);
    std::erase_if(changes, [](const session::LiveEdit& change) { return change.path == "name"; });
    return changes;
}

Result<SweepPlan> planOf(const Study& study, const std::filesystem::path& data)
{
    SweepRequest request = study.request;
    request.data = data;
    auto plan = planOf(request);
    if (!plan) return plan;
    const std::vector<SweepRun> each = std::exchange(plan->runs, {});
    for (const std::string& name : study.presets) {
        const auto preset = spec::presetNamed(name);
        if (!preset) return tl::unexpected(preset.error());
        for (SweepRun run : each) {
            auto changes = changesBetween(study.request.experiment, preset->experiment);
            run.settings.insert(run.settings.begin(), changes.begin(), changes.end());
            if (study.presets.size() > 1) run.name = name + (run.name.empty() ? "" : " ") + run.name;
            plan->runs.push_back(std::move(run));
        }
    }
    if (study.presets.size() > 1) plan->experiment.name = study.name;
    return plan;
}

}  // namespace synthslice::runs
