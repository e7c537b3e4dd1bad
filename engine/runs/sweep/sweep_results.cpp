#include "engine/runs/sweep/sweep_results.h"

#include <algorithm>
#include <cmath>

#include "engine/base/text/text.h"
#include "engine/runs/settled.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"

namespace synthslice::runs {
namespace {

spec::Json valueIn(const spec::ExperimentSpec& experiment, const std::string& path)
{
    return spec::valueAt(experiment, path).value_or(spec::Json());
}

/// The paths that runs set and that have different values, in the order in which they are set. What follows
/// from them, such as the parameters of one of several optimizers, is nothing that was chosen.
std::vector<std::string> variedPaths(const SweepPlan& plan,
                                     const std::vector<spec::ExperimentSpec>& experiments)
{
    std::vector<std::string> paths;
    for (const SweepRun& run : plan.runs) {
        for (const session::LiveEdit& setting : run.settings) {
            if (std::ranges::find(paths, setting.path) == paths.end()) paths.push_back(setting.path);
        }
    }
    std::erase_if(paths, [&](const std::string& path) {
        return path == "name" || path == "training.seed" ||
               std::ranges::all_of(experiments, [&](const spec::ExperimentSpec& each) {
                   return valueIn(each, path) == valueIn(experiments.front(), path);
               });
    });
    return paths;
}

SweepReading readingOf(const std::filesystem::path& run, const RunStamp& stamp)
{
    SweepReading reading;
    reading.stamp = stamp;
    if (auto read = store::readMetrics(run)) {
        if (!read->steps.empty()) reading.steps = std::llround(read->steps.back());
        for (std::size_t i = 0; i < read->metrics.size(); ++i) {
            const double value = settled(read->values[i], read->metrics[i].sparse);
            if (std::isfinite(value)) reading.metrics[read->metrics[i].key] = value;
        }
        reading.columns = std::move(read->metrics);
    }
    if (const auto best = store::bestAssessment(run); best && best->enoughReal())
        reading.metrics[scoreKey] = best->score;
    reading.sampleSteps = store::sampleSteps(run);
    return reading;
}

/// Of what was known, if the run is still as it was read then.
SweepReading currentReading(const std::filesystem::path& run, const SweepResults& known)
{
    const RunStamp stamp = stampOf(run);
    const auto before = std::ranges::find(known.runs, run, &SweepOutcome::folder);
    if (before != known.runs.end() && before->stamp == stamp) return *before;
    return readingOf(run, stamp);
}

}  // namespace

Result<SweepResults> readResults(const std::filesystem::path& sweep, const SweepResults& known,
                                 const Progress& progress)
{
    const auto plan = readPlan(sweep);
    if (!plan) return tl::unexpected(plan.error());
    std::vector<spec::ExperimentSpec> experiments;
    for (std::size_t i = 0; i < plan->runs.size(); ++i) {
        if (progress.cancelled()) return cancelled();
        auto experiment = experimentOf(*plan, i);
        if (!experiment) return tl::unexpected(experiment.error());
        experiments.push_back(std::move(*experiment));
    }
    SweepResults results{variedPaths(*plan, experiments), {}, {}};
    for (std::size_t i = 0; i < plan->runs.size(); ++i) {
        SweepOutcome& run = results.runs.emplace_back();
        run.index = i;
        run.name = plan->runs[i].name;
        run.folder = sweepRunFolder(sweep, *plan, i);
        run.state = stateOf(sweep, *plan, i);
        run.seed = experiments[i].training.seed;
        for (const std::string& path : results.varied) run.values.push_back(valueIn(experiments[i], path));
    }
    bool assessed = false;
    for (SweepOutcome& run : results.runs) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(run.index) / static_cast<double>(results.runs.size()),
                    SYNTHSLICE_TEXT("Reading runs"));
        if (run.state != SweepState::Planned) {
            static_cast<SweepReading&>(run) = currentReading(run.folder, known);
        }
        assessed = assessed || run.metrics.contains(scoreKey);
        for (const session::MetricInfo& info : run.columns) {
            if (std::ranges::find(results.metrics, info.key, &session::MetricInfo::key) ==
                results.metrics.end())
                results.metrics.push_back(info);
        }
    }
    if (assessed) results.metrics.insert(results.metrics.begin(), {scoreKey, SYNTHSLICE_TEXT("Q"), "", ""});
    return results;
}

}  // namespace synthslice::runs
