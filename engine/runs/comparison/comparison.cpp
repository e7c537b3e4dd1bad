#include "engine/runs/comparison/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "engine/base/text/text.h"
#include "engine/runs/settled.h"
#include "engine/session/assessment.h"
#include "engine/spec/parameters/parameter_info.h"
#include "engine/spec/spec_json.h"
#include "engine/store/lines/assessment_lines.h"

namespace synthslice::runs {
namespace {

using spec::Json;

// Names.

std::vector<std::string> namesOf(const RunList& runs)
{
    std::map<std::string, int> owners;
    for (const auto& run : runs) ++owners[run->name];
    std::map<std::string, int> given;
    std::vector<std::string> names;
    for (const auto& run : runs) {
        std::string name = run->name;
        if (owners[name] > 1) {
            const auto parent = (run->folder / "").parent_path().parent_path().filename().string();
            if (!parent.empty()) name.insert(0, parent + "/");
        }
        if (const int number = ++given[name]; number > 1) name += " (" + std::to_string(number) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

// Differences.

bool isLayers(const Json& value)
{
    return value.is_array() && !value.empty() && std::ranges::all_of(value, [](const Json& layer) {
               return layer.is_object() && layer.contains("type");
           });
}

bool sameLayerTypes(const Json& a, const Json& b)
{
    return std::ranges::equal(
        a, b, {}, [](const Json& layer) { return layer.at("type"); },
        [](const Json& layer) { return layer.at("type"); });
}

/// Whether all runs have layers of the same types there, so that each parameter can be told by itself.
bool hasAlikeLayers(const std::vector<Settings>& all, const std::string& path)
{
    const auto& first = all.front();
    return std::ranges::all_of(all, [&](const Settings& settings) {
        return settings.contains(path) && isLayers(settings.at(path)) && first.contains(path) &&
               sameLayerTypes(settings.at(path), first.at(path));
    });
}

/// The same settings with each parameter of each layer by its own path, where runs can be told apart so.
std::vector<Settings> withLayersTold(std::vector<Settings> all)
{
    for (const std::string& path : differing(all)) {
        if (!hasAlikeLayers(all, path)) continue;
        for (Settings& settings : all) {
            const Json layers = settings.at(path);
            settings.erase(path);
            for (std::size_t i = 0; i < layers.size(); ++i) {
                for (const auto& [key, value] : layers[i].items())
                    settings.emplace(path + "." + std::to_string(i) + "." + key, value);
            }
        }
    }
    return all;
}

std::string labelOf(const RunList& runs, const std::string& path)
{
    for (const auto& run : runs) {
        if (const auto parameter = spec::parameterAt(run->record.experiment, path)) return parameter->label;
    }
    if (path.ends_with(".layers")) return SYNTHSLICE_TEXT("Layers");
    return path == "family" ? SYNTHSLICE_TEXT("Family") : "";
}

std::vector<Difference> parameterDifferences(const RunList& runs)
{
    std::vector<Settings> all;
    for (const auto& run : runs) {
        all.push_back(run->settings);
        all.back().erase("name");  // the runs are told by their folders
    }
    all = withLayersTold(std::move(all));
    std::vector<Difference> differences;
    for (const std::string& path : differing(all)) {
        Difference difference{path, labelOf(runs, path), {}};
        for (const Settings& settings : all) {
            const auto found = settings.find(path);
            difference.values.push_back(found == settings.end() ? Json() : found->second);
        }
        differences.push_back(std::move(difference));
    }
    return differences;
}

struct Fact {
    const char* path;
    const char* label;
    std::string store::RunRecord::*value;
};
constexpr std::array facts{
    Fact{"run.data_fingerprint", SYNTHSLICE_TEXT("Data (SHA-256)"), &store::RunRecord::datasetFingerprint},
    Fact{"run.software", SYNTHSLICE_TEXT("Software"), &store::RunRecord::softwareVersion},
    Fact{"run.device", SYNTHSLICE_TEXT("Device"), &store::RunRecord::device},
    Fact{"run.processor", SYNTHSLICE_TEXT("Processor"), &store::RunRecord::processor},
    Fact{"run.precision", SYNTHSLICE_TEXT("Precision"), &store::RunRecord::precision}};

void addFactDifferences(const RunList& runs, std::vector<Difference>& differences)
{
    for (const Fact& fact : facts) {
        Difference difference{fact.path, fact.label, {}};
        std::set<std::string> found;
        for (const auto& run : runs) {
            const std::string& value = run->record.*fact.value;
            found.insert(value);
            difference.values.push_back(value.empty() ? Json() : Json(value));
        }
        if (found.size() > 1) differences.push_back(std::move(difference));
    }
}

// Seed groups.

/// What tells a group from the others, of what is in `differences` but the seeds.
std::string settingsText(const std::vector<Difference>& differences, std::size_t run)
{
    constexpr std::size_t mostTold = 3;
    std::string text;
    std::size_t told = 0;
    for (const Difference& difference : differences) {
        if (difference.path.ends_with("seed") || difference.path.starts_with("run.")) continue;
        if (told++ == mostTold) return text + ", …";
        const std::string key = difference.path.substr(difference.path.rfind('.') + 1);
        text += (text.empty() ? "" : ", ") + key + " " + fullValueText(difference.values[run]);
    }
    return text;
}

std::vector<SeedGroup> groupsOf(const RunList& runs, const std::vector<std::string>& names,
                                const std::vector<Difference>& differences)
{
    std::vector<SeedGroup> groups;
    std::vector<Settings> ofGroups;
    std::vector<std::string> dataOfGroups;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Settings settings = withoutSeed(runs[i]->settings);
        std::size_t group = 0;
        while (group < groups.size() &&
               (ofGroups[group] != settings || dataOfGroups[group] != runs[i]->record.datasetFingerprint))
            ++group;
        if (group == groups.size()) {
            groups.emplace_back();
            ofGroups.push_back(settings);
            dataOfGroups.push_back(runs[i]->record.datasetFingerprint);
        }
        groups[group].runs.push_back(i);
    }
    std::map<std::string, int> owners;
    for (const SeedGroup& group : groups) ++owners[runs[group.runs.front()]->record.experiment.name];
    for (SeedGroup& group : groups) {
        const std::size_t first = group.runs.front();
        const std::string& experiment = runs[first]->record.experiment.name;
        if (group.runs.size() == 1) {
            group.name = names[first];
        } else {
            const std::string told = owners[experiment] > 1 ? settingsText(differences, first) : "";
            group.name = told.empty() ? experiment : told;
        }
    }
    return groups;
}

// Metrics.

Better directionOf(const session::MetricInfo& metric)
{
    const std::string& group = metric.group;
    if (group == "accuracy" || group == "modes" || group == "on_mode") return Better::Higher;
    // The losses of adversaries tell nothing of their images, but one on a test part does.
    const bool onTestPart = group == "loss" && metric.sparse;
    const bool isEstimate = metric.key.ends_with("_estimate");
    const bool isDistance = group == "rmse" || group == "js" || group == "kl" || group == "distance";
    return onTestPart || (isDistance && !isEstimate) ? Better::Lower : Better::Unknown;
}

/// Of the best checkpoint; null if the run was not assessed, or against too little real data.
const session::Assessment* bestOf(const ComparedRun& run)
{
    std::vector<std::int64_t> steps;
    for (const session::Assessment& each : run.assessments) {
        if (each.enoughReal()) steps.push_back(each.step);
    }
    const auto best = store::bestSteps(run.assessments, steps, 1);
    return best.empty() ? nullptr
                        : &*std::ranges::find(run.assessments, best.front(), &session::Assessment::step);
}

void addQuality(const RunList& runs, std::vector<MetricRow>& rows)
{
    MetricRow quality{"q", SYNTHSLICE_TEXT("Q"), "", Better::Lower, TakenAt::BestCheckpoint, {}, {}};
    std::vector<MetricRow> descriptors;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const session::Assessment* best = bestOf(*runs[i]);
        quality.values.push_back(best == nullptr ? MeasuredValue{}
                                                 : MeasuredValue{best->score, best->scoreSd});
        if (best == nullptr) continue;
        for (const auto& each : best->descriptors) {
            const std::string key = "q." + each.key;
            auto row = std::ranges::find(descriptors, key, &MetricRow::key);
            if (row == descriptors.end()) {
                descriptors.push_back({key,
                                       each.label,
                                       SYNTHSLICE_TEXT("ratio"),
                                       Better::Lower,
                                       TakenAt::BestCheckpoint,
                                       std::vector<MeasuredValue>(runs.size()),
                                       {}});
                row = std::prev(descriptors.end());
            }
            row->values[i].value = each.ratio;
        }
    }
    if (std::ranges::none_of(quality.values, [](const auto& each) { return std::isfinite(each.value); }))
        return;
    rows.push_back(std::move(quality));
    std::ranges::move(descriptors, std::back_inserter(rows));
}

double binomialError(double share, std::uint64_t count)
{
    return count == 0 ? std::nan("") : std::sqrt(share * (1.0 - share) / static_cast<double>(count));
}

void addColumns(const RunList& runs, std::vector<MetricRow>& rows)
{
    const auto begin = rows.size();
    for (const auto& run : runs) {
        for (const session::MetricInfo& metric : run->metrics.metrics) {
            const auto own = std::span(rows).subspan(begin);
            if (std::ranges::find(own, metric.key, &MetricRow::key) != own.end()) continue;
            rows.push_back({metric.key,
                            metric.label,
                            metric.unit,
                            directionOf(metric),
                            metric.sparse ? TakenAt::End : TakenAt::LastTenth,
                            {},
                            {}});
        }
    }
    for (MetricRow& row : std::span(rows).subspan(begin)) {
        for (const auto& run : runs) {
            MeasuredValue& value = row.values.emplace_back();
            const auto* values = run->values(row.key);
            if (values == nullptr) continue;
            value.value = settled(*values, row.takenAt == TakenAt::End);
            if (row.key == "accuracy_test") value.error = binomialError(value.value, run->testImages);
        }
    }
    // What tells which run is better first, of this what was found on a test part.
    std::ranges::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.end(), {},
                             [](const MetricRow& row) {
                                 if (row.better == Better::Unknown) return 3;
                                 if (row.key == "accuracy_test") return 0;
                                 return row.takenAt == TakenAt::End ? 1 : 2;
                             });
}

void addEffort(const RunList& runs, std::vector<MetricRow>& rows)
{
    MetricRow steps{"steps",
                    SYNTHSLICE_TEXT("Steps done"),
                    SYNTHSLICE_TEXT("steps"),
                    Better::Unknown,
                    TakenAt::WholeRun,
                    {},
                    {}};
    MetricRow time{"seconds",
                   SYNTHSLICE_TEXT("Time trained"),
                   SYNTHSLICE_TEXT("s"),
                   Better::Unknown,
                   TakenAt::WholeRun,
                   {},
                   {}};
    MetricRow speed{"images_per_second",
                    SYNTHSLICE_TEXT("Speed"),
                    SYNTHSLICE_TEXT("images/s"),
                    Better::Unknown,
                    TakenAt::WholeRun,
                    {},
                    {}};
    for (const auto& run : runs) {
        const auto done = static_cast<double>(run->lastStep());
        const double seconds = lastOf(run->seconds);
        const auto batch = static_cast<double>(run->record.experiment.training.batchSize);
        steps.values.push_back({done});
        time.values.push_back({seconds});
        speed.values.push_back({done * batch / seconds});
    }
    for (MetricRow* row : {&steps, &time, &speed}) rows.push_back(std::move(*row));
}

/// Runs of one seed are no more than one observation: the mean of those that were trained longest.
void summarize(const RunList& runs, const std::vector<SeedGroup>& groups, MetricRow& row)
{
    struct Repeats {
        std::int64_t steps = -1;
        std::vector<double> values;
    };
    for (const SeedGroup& group : groups) {
        std::map<std::int64_t, Repeats> ofSeeds;
        for (const std::size_t run : group.runs) {
            Repeats& repeats = ofSeeds[runs[run]->record.experiment.training.seed];
            if (runs[run]->lastStep() < repeats.steps) continue;
            if (runs[run]->lastStep() > repeats.steps) repeats = {runs[run]->lastStep(), {}};
            repeats.values.push_back(row.values[run].value);
        }
        std::vector<double> values;
        for (const auto& [seed, repeats] : ofSeeds) values.push_back(summaryOf(repeats.values).mean);
        row.groups.push_back(summaryOf(values));
    }
}

template <class T>
std::optional<std::size_t> bestOf(const std::vector<T>& all, double T::*value, Better better)
{
    std::optional<std::size_t> best;
    if (better == Better::Unknown) return best;
    const double sign = better == Better::Lower ? 1.0 : -1.0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!std::isfinite(all[i].*value)) continue;
        if (!best || sign * all[i].*value < sign * all[*best].*value) best = i;
    }
    return best;
}

std::string layerText(const Json& layer)
{
    std::string text = layer.at("type").get<std::string>();
    for (const char* size : {"out_features", "out_channels"}) {
        if (layer.contains(size)) text += " " + layer.at(size).dump();
    }
    return text;
}

}  // namespace

const char* toText(TakenAt takenAt)
{
    switch (takenAt) {
    case TakenAt::BestCheckpoint:
        return SYNTHSLICE_TEXT("best checkpoint");
    case TakenAt::End:
        return SYNTHSLICE_TEXT("last value");
    case TakenAt::LastTenth:
        return SYNTHSLICE_TEXT("mean of the last tenth");
    case TakenAt::WholeRun:
        return SYNTHSLICE_TEXT("whole run");
    }
    return "";
}

Comparison compare(const RunList& runs)
{
    Comparison comparison;
    if (runs.empty()) return comparison;
    comparison.names = namesOf(runs);
    comparison.differences = parameterDifferences(runs);
    comparison.groups = groupsOf(runs, comparison.names, comparison.differences);
    addFactDifferences(runs, comparison.differences);
    addQuality(runs, comparison.metrics);
    addColumns(runs, comparison.metrics);
    addEffort(runs, comparison.metrics);
    for (MetricRow& row : comparison.metrics) summarize(runs, comparison.groups, row);
    for (const auto& run : runs) {
        comparison.fingerprints.push_back(run->record.datasetFingerprint);
        comparison.steps.push_back(run->lastStep());
    }
    return comparison;
}

std::optional<std::size_t> bestRun(const MetricRow& metric)
{
    return bestOf(metric.values, &MeasuredValue::value, metric.better);
}

std::optional<std::size_t> bestGroup(const MetricRow& metric)
{
    return bestOf(metric.groups, &Summary::mean, metric.better);
}

std::string fullValueText(const Json& value)
{
    if (value.is_null()) return "–";
    if (isLayers(value)) {
        std::string text;
        for (const Json& layer : value) text += (text.empty() ? "" : " · ") + layerText(layer);
        return text;
    }
    if (value.is_array()) {
        std::string text;
        for (const Json& part : value) text += (text.empty() ? "" : ", ") + fullValueText(part);
        return text;
    }
    if (value.is_number_float()) return spec::numberText(value.get<double>());
    return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace synthslice::runs
