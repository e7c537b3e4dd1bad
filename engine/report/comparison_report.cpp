#include "engine/report/comparison_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <locale>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "engine/base/text/number_text.h"
#include "engine/report/figure.h"
#include "engine/report/image_url.h"
#include "engine/runs/comparison/metric_curve.h"
#include "engine/runs/comparison/verdict.h"
#include "engine/spec/spec_json.h"

namespace synthslice::report {

namespace {

using runs::ComparedRun;
using runs::Comparison;
using runs::RunList;

constexpr std::size_t shownSteps = 6;
constexpr std::size_t mostImages = 16;
constexpr std::size_t imagesAcross = 4;
constexpr std::size_t pointsOfCurve = 400;
constexpr double smoothingSpan = 50.0;

constexpr const char* comparisonStyle =
    "body{font:15px/1.5 sans-serif;margin:2em auto;padding:0 1.5em;max-width:1500px;color:#1d2126}"
    "h1{font-size:1.6em}h2{margin-top:2em;border-bottom:1px solid #ddd}"
    ".verdict{font-size:1.25em;padding:.6em 1em;background:#eef4fa;border-left:5px solid #1f6fb2}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse}"
    "td,th{padding:3px 14px 3px 0;text-align:left;vertical-align:top;border-bottom:1px solid #eee}"
    "td.n,th.n{text-align:right;white-space:nowrap}.best{font-weight:bold}.quiet{color:#6a737d}"
    ".swatch{display:inline-block;width:22px;height:0;border-top:4px solid;margin:0 6px 3px 0}"
    "figure{display:inline-block;margin:6px;vertical-align:top}figcaption{font-size:.9em;max-width:300px}"
    "img{image-rendering:pixelated;width:280px;max-width:100%}"
    "pre{background:#f4f4f4;padding:1em;overflow:auto}input[type=range]{width:320px}";

/// Without it all steps are shown below each other.
constexpr const char* sliderScript =
    "const steps=[...document.querySelectorAll('.step')],slider=document.getElementById('slider');"
    "function show(){steps.forEach((s,i)=>s.hidden=i!=slider.value)}"
    "if(steps.length>1){slider.parentNode.hidden=false;slider.max=steps.length-1;"
    "slider.value=steps.length-1;slider.oninput=show;show()}";

std::string plainNumber(double value, int digits = 4)
{
    return std::isfinite(value) ? numberText(value, digits) : "–";
}

std::string swatch(std::size_t run)
{
    const LineStyle style = seriesStyle(run);
    const char* border = *style.dash == '\0' ? "solid" : "dashed";
    return "<span class='swatch' style='border-color:" + std::string(style.colour) +
           ";border-top-style:" + border + "'></span>";
}

void writeHeader(std::ostream& out, const Comparison& comparison, const char* first,
                 std::initializer_list<const char*> more)
{
    out << "<tr><th>" << first << "</th>";
    for (const char* title : more) out << "<th>" << title << "</th>";
    for (std::size_t i = 0; i < comparison.names.size(); ++i)
        out << "<th class='n'>" << swatch(i) << escaped(comparison.names[i]) << "</th>";
}

void writeVerdicts(std::ostream& out, const Comparison& comparison)
{
    for (const runs::Verdict& verdict : runs::verdictsOnTheBest(comparison)) {
        out << "<p class='verdict'>" << escaped(runs::english(verdict.headline)) << "</p>\n<p>";
        for (const auto& reason : verdict.reasons) out << escaped(runs::english(reason)) << " ";
        out << "</p>\n";
    }
}

void writeRuns(std::ostream& out, const RunList& compared, const Comparison& comparison)
{
    out << "<h2>Runs</h2>\n<div class='scroll'><table>\n<tr><th>Run</th><th>Experiment</th><th>Folder</th>"
           "<th>Device</th><th>Software</th><th class='n'>Steps</th></tr>\n";
    for (std::size_t i = 0; i < compared.size(); ++i) {
        const store::RunRecord& record = compared[i]->record;
        out << "<tr><td>" << swatch(i) << escaped(comparison.names[i]) << "</td><td>"
            << escaped(record.experiment.name) << "</td><td>" << escaped(compared[i]->folder.string())
            << "</td><td>" << escaped(record.device + ", " + record.precision) << "</td><td>"
            << escaped(record.softwareVersion) << "</td><td class='n'>" << comparison.steps[i]
            << "</td></tr>\n";
    }
    out << "</table></div>\n";
}

void writeDifferences(std::ostream& out, const Comparison& comparison)
{
    out << "<h2>What differs</h2>\n";
    if (comparison.differences.empty()) {
        out << "<p>Nothing: the runs have the same parameters, data, software and machine.</p>\n";
        return;
    }
    out << "<div class='scroll'><table>\n";
    writeHeader(out, comparison, "Parameter", {});
    out << "</tr>\n";
    for (const runs::Difference& each : comparison.differences) {
        out << "<tr><td>" << escaped(each.label) << " <span class='quiet'>" << escaped(each.path)
            << "</span></td>";
        for (const auto& value : each.values)
            out << "<td class='n'>" << escaped(runs::fullValueText(value)) << "</td>";
        out << "</tr>\n";
    }
    out << "</table></div>\n";
}

void writeMetrics(std::ostream& out, const Comparison& comparison)
{
    std::vector<std::size_t> groups;  // of several seeds
    for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
        if (comparison.groups[i].runs.size() > 1) groups.push_back(i);
    }
    out << "<h2>Metrics</h2>\n<p>± is the standard error over the images; seeds are mean ± standard "
           "deviation (how many). The best run is bold where a metric tells which that is.</p>\n"
           "<div class='scroll'><table>\n";
    writeHeader(out, comparison, "Metric", {"Taken at"});
    for (const std::size_t group : groups)
        out << "<th class='n'>" << escaped(comparison.groups[group].name) << "</th>";
    out << "</tr>\n";
    for (const runs::MetricRow& row : comparison.metrics) {
        const auto best = runs::bestRun(row);
        out << "<tr><td>" << escaped(row.label) << " <span class='quiet'>" << escaped(row.unit)
            << "</span></td><td class='quiet'>" << runs::toText(row.takenAt) << "</td>";
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            out << "<td class='n" << (best == i ? " best" : "") << "'>" << plainNumber(row.values[i].value);
            if (std::isfinite(row.values[i].error)) out << " ± " << plainNumber(row.values[i].error, 2);
            out << "</td>";
        }
        for (const std::size_t group : groups) {
            const runs::Summary& seeds = row.groups[group];
            out << "<td class='n'>" << plainNumber(seeds.mean);
            if (seeds.count > 1) out << " ± " << plainNumber(seeds.sd, 2);
            if (seeds.count > 0) out << " (" << seeds.count << ")";
            out << "</td>";
        }
        out << "</tr>\n";
    }
    out << "</table></div>\n";
}

/// Steps spread over those of which most runs have samples, the last among them.
std::vector<std::int64_t> stepsToShow(const RunList& compared)
{
    std::map<std::int64_t, std::size_t> owners;
    std::size_t most = 0;
    for (const auto& run : compared) {
        for (const std::int64_t step : run->sampleSteps) most = std::max(most, ++owners[step]);
    }
    std::vector<std::int64_t> common;
    for (const auto& [step, count] : owners) {
        if (count == most) common.push_back(step);
    }
    if (common.size() <= shownSteps) return common;
    std::vector<std::int64_t> steps;
    for (std::size_t i = 0; i < shownSteps; ++i)
        steps.push_back(common[i * (common.size() - 1) / (shownSteps - 1)]);
    return steps;
}

/// The first images of a run's samples at a step, or at the newest before it.
std::optional<session::Samples> imagesOf(const ComparedRun& run, std::int64_t step)
{
    const auto at = runs::sampleStepAt(run, step);
    if (!at) return std::nullopt;
    auto samples = store::readSamples(run.folder, *at);
    if (!samples || samples->images.empty()) return std::nullopt;
    samples->images.resize(std::min(mostImages, samples->images.size()));
    return std::move(*samples);
}

Result<void> writeSamples(std::ostream& out, const RunList& compared, const Comparison& comparison,
                          const Progress& progress)
{
    const std::vector<std::int64_t> steps = stepsToShow(compared);
    std::ostringstream figures;
    figures.imbue(std::locale::classic());
    for (std::size_t k = 0; k < steps.size(); ++k) {
        if (progress.cancelled()) return tl::unexpected(cancelled());
        progress.at(static_cast<double>(k) / static_cast<double>(steps.size()), "Reading samples");
        std::vector<std::optional<session::Samples>> samples;
        std::vector<GreyImage> all;
        for (const auto& run : compared) {
            samples.push_back(imagesOf(*run, steps[k]));
            if (samples.back())
                all.insert(all.end(), samples.back()->images.begin(), samples.back()->images.end());
        }
        if (all.empty()) continue;
        const GreyRange window = contrastRange(all);
        figures << "<div class='step'><h3>Step " << steps[k] << "</h3>\n";
        for (std::size_t i = 0; i < compared.size(); ++i) {
            if (!samples[i]) continue;
            figures << "<figure><img alt='samples of " << escaped(comparison.names[i]) << "' src='"
                    << imageUrl(samples[i]->images, imagesAcross, window) << "'><figcaption>" << swatch(i)
                    << escaped(comparison.names[i]);
            if (samples[i]->step != steps[k]) figures << ", step " << samples[i]->step;
            figures << "</figcaption></figure>\n";
        }
        figures << "</div>\n";
    }
    if (figures.view().empty()) return {};
    out << "<h2>Samples</h2>\n<p>The first images of each run, in one grey window for all runs of a step; of "
           "runs with the same seed of samples each place has the same latent.</p>\n<p hidden><label>Step "
           "<input type='range' id='slider' min='0'></label></p>\n"
        << figures.view() << "<script>" << sliderScript << "</script>\n";
    return {};
}

/// Every some value, so that few are left.
std::vector<double> fewOf(const std::vector<double>& values)
{
    const std::size_t stride = 1 + values.size() / pointsOfCurve;
    std::vector<double> few;
    for (std::size_t i = 0; i < values.size(); i += stride) few.push_back(values[i]);
    return few;
}

Curve figureCurve(const std::string& name, const runs::MetricCurve& curve, std::size_t series)
{
    return {.label = name, .y = fewOf(curve.y), .x = fewOf(curve.x), .style = seriesStyle(series)};
}

Figure metricFigure(const RunList& compared, const Comparison& comparison, const runs::MetricRow& row)
{
    const bool smooth = row.takenAt == runs::TakenAt::LastTenth;
    Figure figure{.title = row.label, .xLabel = "step", .yLabel = row.unit.empty() ? row.label : row.unit};
    for (const runs::SeedGroup& group : comparison.groups) {
        std::vector<runs::MetricCurve> seeds;
        for (const std::size_t run : group.runs) {
            auto curve = runs::curveOf(*compared[run], row.key, runs::XAxis::Step);
            if (curve.x.size() < 2) continue;
            seeds.push_back(smooth ? runs::smoothed(std::move(curve), smoothingSpan) : std::move(curve));
        }
        if (seeds.empty()) continue;
        if (seeds.size() == 1) {
            figure.curves.push_back(figureCurve(group.name, seeds.front(), group.runs.front()));
            continue;
        }
        const runs::SeedBand band = runs::bandOf(seeds);
        if (band.mean.x.size() < 2) continue;
        Curve mean = figureCurve(group.name, band.mean, group.runs.front());
        mean.low = fewOf(band.low);
        mean.high = fewOf(band.high);
        figure.curves.push_back(std::move(mean));
    }
    return figure;
}

void writeCurves(std::ostream& out, const RunList& compared, const Comparison& comparison)
{
    std::ostringstream figures;
    for (const runs::MetricRow& row : comparison.metrics) {
        const Figure figure = metricFigure(compared, comparison, row);
        if (!figure.curves.empty()) figures << "<figure>" << svg(figure) << "</figure>\n";
    }
    if (figures.view().empty()) return;
    out << "<h2>Curves</h2>\n<p>Metrics of single steps as running means over " << smoothingSpan
        << " steps; several seeds as mean and standard deviation.</p>\n"
        << figures.view();
}

/// Each descriptor that is a curve at each run's last assessment, over the band of the first run's real
/// patches.
void writeDescriptors(std::ostream& out, const RunList& compared, const Comparison& comparison)
{
    std::vector<Figure> figures;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < compared.size(); ++i) {
        if (compared[i]->assessments.empty()) continue;
        for (const auto& each : compared[i]->assessments.back().descriptors) {
            if (each.unit.empty() || each.x.size() < 2) continue;
            auto at = static_cast<std::size_t>(std::ranges::find(keys, each.key) - keys.begin());
            if (at == keys.size()) {
                keys.push_back(each.key);
                figures.push_back({.title = each.label,
                                   .xLabel = each.unit,
                                   .x = each.x,
                                   .bandLabel = "90 % of real patches",
                                   .bandLow = each.realLow,
                                   .bandHigh = each.realHigh});
            }
            figures[at].curves.push_back(
                {.label = comparison.names[i], .y = each.generated, .x = each.x, .style = seriesStyle(i)});
        }
    }
    if (figures.empty()) return;
    out << "<h2>Descriptors</h2>\n<p>Generated images at the last assessment of each run.</p>\n";
    for (const Figure& figure : figures) out << "<figure>" << svg(figure) << "</figure>\n";
}

}  // namespace

Result<std::string> html(const RunList& compared, const Comparison& comparison, const Progress& progress)
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    const std::string title = "Comparison of " + std::to_string(compared.size()) + " runs";
    out << "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>" << title
        << "</title><style>" << comparisonStyle << "</style></head><body>\n<h1>" << title << "</h1>\n";
    writeVerdicts(out, comparison);
    writeRuns(out, compared, comparison);
    writeDifferences(out, comparison);
    writeMetrics(out, comparison);
    if (auto written = writeSamples(out, compared, comparison, progress); !written)
        return tl::unexpected(written.error());
    writeCurves(out, compared, comparison);
    writeDescriptors(out, compared, comparison);
    out << "<h2>Experiments</h2>\n";
    for (std::size_t i = 0; i < compared.size(); ++i) {
        out << "<details><summary>" << escaped(comparison.names[i]) << "</summary><pre>"
            << escaped(spec::toJson(compared[i]->record.experiment).dump(2)) << "</pre></details>\n";
    }
    out << "</body></html>\n";
    return out.str();
}

}  // namespace synthslice::report
