#include "engine/runs/comparison/metric_curve.h"

#include <algorithm>
#include <cmath>

#include "engine/runs/comparison/smoothing.h"
#include "engine/runs/comparison/statistics.h"

namespace synthslice::runs {
namespace {

const std::string quality = "q";

/// Q, or a ratio, of an assessment.
double valueOf(const session::Assessment& assessment, const std::string& metric)
{
    if (!assessment.enoughReal()) return std::nan("");
    if (metric == quality) return assessment.score;
    const auto found = std::ranges::find(assessment.descriptors, metric.substr(quality.size() + 1),
                                         &session::DescriptorAssessment::key);
    return found == assessment.descriptors.end() ? std::nan("") : found->ratio;
}

void append(MetricCurve& curve, double step, double x, double y)
{
    if (!std::isfinite(x) || !std::isfinite(y)) return;
    curve.steps.push_back(step);
    curve.x.push_back(x);
    curve.y.push_back(y);
}

}  // namespace

MetricCurve curveOf(const ComparedRun& run, const std::string& metric, XAxis axis)
{
    MetricCurve curve;
    if (metric == quality || metric.starts_with(quality + ".")) {
        for (const session::Assessment& each : run.assessments)
            append(curve, static_cast<double>(each.step), positionOf(run, axis, each.step),
                   valueOf(each, metric));
        return curve;
    }
    const auto* values = run.values(metric);
    const std::vector<double> places = positions(run, axis);
    if (values == nullptr || places.empty()) return curve;
    for (auto* column : {&curve.steps, &curve.x, &curve.y}) column->reserve(values->size());
    for (std::size_t row = 0; row < values->size(); ++row)
        append(curve, run.metrics.steps[row], places[row], (*values)[row]);
    return curve;
}

MetricCurve smoothed(MetricCurve curve, double span)
{
    ExponentialMean mean(span);
    for (double& y : curve.y) y = mean(y);
    return curve;
}

SeedBand bandOf(std::span<const MetricCurve> seeds)
{
    SeedBand band;
    std::vector<std::size_t> at(seeds.size());
    std::vector<double> x(seeds.size());
    std::vector<double> y(seeds.size());
    for (const double step : seeds.front().steps) {
        bool all = true;
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            const MetricCurve& curve = seeds[i];
            while (at[i] < curve.steps.size() && curve.steps[at[i]] < step) ++at[i];
            if (at[i] == curve.steps.size()) return band;
            all = all && curve.steps[at[i]] == step;
            x[i] = curve.x[at[i]];
            y[i] = curve.y[at[i]];
        }
        if (!all) continue;
        const Summary summary = summaryOf(y);
        append(band.mean, step, summaryOf(x).mean, summary.mean);
        band.low.push_back(summary.mean - summary.sd);
        band.high.push_back(summary.mean + summary.sd);
    }
    return band;
}

std::optional<std::int64_t> sampleStepAt(const ComparedRun& run, std::int64_t step)
{
    const auto after = std::ranges::upper_bound(run.sampleSteps, step);
    if (after == run.sampleSteps.begin()) return std::nullopt;
    return *std::prev(after);
}

}  // namespace synthslice::runs
