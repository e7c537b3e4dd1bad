#include "ui/compare/comparison_curves.h"

#include <algorithm>

#include "engine/base/parallel.h"
#include "engine/runs/comparison/metric_curve.h"

namespace synthslice::ui {

namespace {

QVector<QCPGraphData> pointsOf(const std::vector<double>& x, const std::vector<double>& y)
{
    QVector<QCPGraphData> points(static_cast<qsizetype>(x.size()));
    for (std::size_t i = 0; i < x.size(); ++i) points[static_cast<qsizetype>(i)] = {x[i], y[i]};
    return points;
}

}  // namespace

ComparisonCurves comparisonCurves(const runs::RunList& all, const std::vector<int>& series,
                                  const runs::Comparison& comparison, const CurveChoice& choice)
{
    const auto row = std::ranges::find(comparison.metrics, choice.metric, &runs::MetricRow::key);
    // What is measured now and then is known well enough as it is.
    const bool isOfEachStep = row != comparison.metrics.end() && row->takenAt == runs::TakenAt::LastTenth;
    const double span = isOfEachStep ? choice.smoothing : 0.0;
    std::vector<runs::MetricCurve> raw(all.size());
    std::vector<runs::MetricCurve> smooth(all.size());
    forEachInParallel(all.size(), {}, "", [&](std::size_t i) {
        raw[i] = runs::curveOf(*all[i], choice.metric, choice.axis);
        smooth[i] = runs::smoothed(raw[i], span);
    });
    ComparisonCurves result;
    for (const runs::SeedGroup& group : comparison.groups) {
        std::vector<runs::MetricCurve> seeds;
        for (const std::size_t run : group.runs) {
            if (raw[run].x.empty()) {
                result.without.push_back(comparison.names[run]);
            } else {
                seeds.push_back(smooth[run]);
            }
        }
        if (choice.bands && seeds.size() > 1) {
            const runs::SeedBand band = runs::bandOf(seeds);
            result.bands.push_back({group.name, series[group.runs.front()],
                                    pointsOf(band.mean.x, band.mean.y), pointsOf(band.mean.x, band.low),
                                    pointsOf(band.mean.x, band.high)});
            continue;
        }
        for (const std::size_t run : group.runs) {
            if (raw[run].x.empty()) continue;
            ComparisonCurve curve{comparison.names[run], series[run], pointsOf(raw[run].x, raw[run].y), {}};
            if (span > 1.0) curve.smooth = pointsOf(smooth[run].x, smooth[run].y);
            result.curves.push_back(std::move(curve));
        }
    }
    return result;
}

}  // namespace synthslice::ui
