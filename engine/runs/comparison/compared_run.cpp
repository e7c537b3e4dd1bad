#include "engine/runs/comparison/compared_run.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <system_error>

#include "engine/base/files/folder_path.h"
#include "engine/runs/run_notes.h"
#include "engine/store/lines/step_times.h"

namespace synthslice::runs {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void dropEmptyColumns(store::RunMetrics& metrics)
{
    std::size_t kept = 0;
    for (std::size_t column = 0; column < metrics.metrics.size(); ++column) {
        if (std::ranges::all_of(metrics.values[column], [](double value) { return std::isnan(value); }))
            continue;
        if (kept != column) {
            metrics.metrics[kept] = std::move(metrics.metrics[column]);
            metrics.values[kept] = std::move(metrics.values[column]);
        }
        ++kept;
    }
    metrics.metrics.resize(kept);
    metrics.values.resize(kept);
}

/// Sums the times of steps up to each row.
std::vector<double> secondsAt(const std::vector<double>& steps, const store::StepTimes& times)
{
    std::vector<double> seconds;
    seconds.reserve(steps.size());
    double sum = 0.0;
    std::size_t at = 0;
    for (const double step : steps) {
        bool known = false;
        for (; at < times.steps.size() && times.steps[at] <= step; ++at) {
            sum += times.seconds[at];
            known = times.steps[at] == step;
        }
        seconds.push_back(known ? sum : nan);
    }
    return seconds;
}

std::vector<session::Assessment> lastOfEachStep(std::vector<session::Assessment> assessments)
{
    std::map<std::int64_t, session::Assessment> last;
    for (auto& each : assessments) last.insert_or_assign(each.step, std::move(each));
    assessments.clear();
    for (auto& [step, each] : last) assessments.push_back(std::move(each));
    return assessments;
}

/// Epochs or images a step; NaN where that is not known.
double perStep(const ComparedRun& run, XAxis axis)
{
    if (axis == XAxis::Images) return static_cast<double>(run.record.experiment.training.batchSize);
    if (axis != XAxis::Epoch) return 1.0;
    return run.stepsPerEpoch > 0 ? 1.0 / static_cast<double>(run.stepsPerEpoch) : nan;
}

std::uint64_t testImagesOf(const ComparedRun& run)
{
    if (run.values("accuracy_test") == nullptr || run.sampleSteps.empty()) return 0;
    const auto samples = store::readSamples(run.folder, run.sampleSteps.back());
    return samples && samples->confusion ? samples->confusion->total() : 0;
}

}  // namespace

const std::vector<double>* ComparedRun::values(const std::string& metric) const
{
    const auto found = std::ranges::find(metrics.metrics, metric, &session::MetricInfo::key);
    return found == metrics.metrics.end()
               ? nullptr
               : &metrics.values[static_cast<std::size_t>(found - metrics.metrics.begin())];
}

std::int64_t ComparedRun::lastStep() const
{
    return metrics.steps.empty() ? 0 : std::llround(metrics.steps.back());
}

Result<ComparedRun> readComparedRun(const std::filesystem::path& folder)
{
    ComparedRun run;
    run.folder = folder;
    run.name = folderName(folder);
    if (const auto notes = readNotes(folder); notes && !notes->name.empty()) run.name = notes->name;
    auto record = store::readRun(folder);
    if (!record) return tl::unexpected(std::move(record.error()));
    run.record = std::move(*record);
    run.settings = settingsOf(run.record.experiment);
    run.stepsPerEpoch = run.record.stepsPerEpoch;
    auto metrics = store::readMetrics(folder);
    if (!metrics) return tl::unexpected(std::move(metrics.error()));
    run.metrics = std::move(*metrics);
    dropEmptyColumns(run.metrics);
    // A run without times has its curves still.
    run.seconds = secondsAt(run.metrics.steps, store::readStepTimes(folder).value_or(store::StepTimes{}));
    auto assessments = store::readAssessments(folder);
    if (!assessments) return tl::unexpected(std::move(assessments.error()));
    run.assessments = lastOfEachStep(std::move(*assessments));
    run.sampleSteps = store::sampleSteps(folder);
    run.testImages = testImagesOf(run);
    return run;
}

std::vector<double> positions(const ComparedRun& run, XAxis axis)
{
    if (axis == XAxis::Time) return run.seconds;
    const double factor = perStep(run, axis);
    if (std::isnan(factor)) return {};
    std::vector<double> places = run.metrics.steps;
    for (double& place : places) place *= factor;
    return places;
}

double positionOf(const ComparedRun& run, XAxis axis, std::int64_t step)
{
    const auto wanted = static_cast<double>(step);
    if (axis != XAxis::Time) return wanted * perStep(run, axis);
    if (step == 0) return 0.0;
    const auto after = std::ranges::upper_bound(run.metrics.steps, wanted);
    return after == run.metrics.steps.begin()
               ? nan
               : run.seconds[static_cast<std::size_t>(after - run.metrics.steps.begin()) - 1];
}

}  // namespace synthslice::runs
