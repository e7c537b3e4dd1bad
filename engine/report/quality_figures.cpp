#include "engine/report/quality_figures.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

namespace synthslice::report {

namespace {

constexpr std::size_t mostPoints = 500;
constexpr std::size_t mostCurves = 4;

/// Means of `stride` values each, of those that are numbers.
std::vector<double> thinned(const std::vector<double>& values, std::size_t stride)
{
    std::vector<double> means;
    for (std::size_t at = 0; at < values.size(); at += stride) {
        double sum = 0.0;
        double count = 0.0;
        for (std::size_t i = at; i < std::min(at + stride, values.size()); ++i) {
            if (!std::isfinite(values[i])) continue;
            sum += values[i];
            count += 1.0;
        }
        means.push_back(count > 0.0 ? sum / count : std::nan(""));
    }
    return means;
}

}  // namespace

std::vector<NamedFigure> descriptorFigures(const session::Assessment& assessment)
{
    std::vector<NamedFigure> figures;
    for (const auto& each : assessment.descriptors) {
        if (each.unit.empty() || each.x.size() < 2) continue;  // a number, or several of different meaning
        figures.emplace_back(each.key,
                             Figure{each.label,
                                    each.unit,
                                    {},
                                    each.x,
                                    "90 % of real patches",
                                    each.realLow,
                                    each.realHigh,
                                    {{"generated", each.generated}, {"real, median", each.realMedian}}});
    }
    return figures;
}

std::string descriptorCsv(const session::Assessment& assessment)
{
    std::ostringstream csv;
    csv.imbue(std::locale::classic());
    csv.precision(9);
    csv << "descriptor,ratio,unit,x,generated,real_low,real_median,real_high\n";
    const auto number = [&](double value) {
        csv << ',';
        if (std::isfinite(value)) csv << value;
    };
    for (const auto& each : assessment.descriptors) {
        for (std::size_t i = 0; i < each.x.size(); ++i) {
            csv << each.key;
            number(each.ratio);
            csv << ',' << each.unit;
            for (const auto* values :
                 {&each.x, &each.generated, &each.realLow, &each.realMedian, &each.realHigh})
                number(i < values->size() ? (*values)[i] : std::nan(""));
            csv << '\n';
        }
    }
    return csv.str();
}

std::vector<NamedFigure> trainingFigures(const store::RunMetrics& metrics,
                                         const std::vector<session::Assessment>& assessments)
{
    std::vector<NamedFigure> figures;
    const std::size_t stride = 1 + metrics.steps.size() / mostPoints;
    Figure losses{"Losses", "step", "loss", thinned(metrics.steps, stride), {}, {}, {}, {}};
    for (std::size_t i = 0; i < metrics.metrics.size() && losses.curves.size() < mostCurves; ++i) {
        if (metrics.metrics[i].group == "loss")
            losses.curves.push_back({metrics.metrics[i].label, thinned(metrics.values[i], stride)});
    }
    if (losses.x.size() > 1) figures.emplace_back("losses", std::move(losses));
    if (assessments.size() > 1) {
        Figure quality{"Q during training", "step", "Q (as real: 1)", {}, {}, {}, {}, {{"Q", {}}}};
        for (const auto& assessment : assessments) {
            quality.x.push_back(static_cast<double>(assessment.step));
            quality.curves.front().y.push_back(assessment.score);
        }
        figures.emplace_back("quality", std::move(quality));
    }
    return figures;
}

}  // namespace synthslice::report
