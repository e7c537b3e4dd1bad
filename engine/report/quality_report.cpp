#include "engine/report/quality_report.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <locale>
#include <sstream>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/folder_path.h"
#include "engine/report/image_url.h"
#include "engine/report/quality_figures.h"
#include "engine/spec/spec_json.h"

namespace synthslice::report {

namespace {

constexpr std::size_t shownImages = 32;
constexpr std::size_t columns = 8;

constexpr const char*
    style = "body{font:15px/1.5 sans-serif;max-width:1020px;margin:2em auto;padding:0 1em;color:#202020}"
            "table{border-collapse:collapse}td,th{padding:2px 14px 2px 0;text-align:left}"
            "td.n,th.n{text-align:right}.q{font-size:2em}.bad{color:#b00020;font-weight:bold}"
            "figure{display:inline-block;margin:6px}img{image-rendering:pixelated;max-width:100%}"
            "pre{background:#f4f4f4;padding:1em;overflow:auto}";

std::span<const GreyImage> shown(std::span<const GreyImage> images)
{
    return images.first(std::min(shownImages, images.size()));
}

std::string number(double value)
{
    if (!std::isfinite(value)) return "–";
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(2) << value;
    return text.str();
}

void row(std::ostream& out, const char* cell, const std::string& name, const std::vector<std::string>& values)
{
    out << "<tr><" << cell << ">" << name << "</" << cell << ">";
    for (const std::string& value : values)
        out << "<" << cell << " class='n'>" << value << "</" << cell << ">";
    out << "</tr>\n";
}

void writeQuality(std::ostream& out, const quality::Evaluation& evaluation)
{
    const session::Assessment& assessment = evaluation.assessment;
    if (assessment.enoughReal()) {
        out << "<p class='q'>Q = " << number(assessment.score) << " ± " << number(assessment.scoreSd)
            << "</p>\n<p>" << assessment.images
            << " images against real patches that no network has seen; with other slices of the material "
            << number(assessment.scoreInterval.low) << " to " << number(assessment.scoreInterval.high)
            << " (95 %). Real training patches reach " << number(assessment.realScore) << " ("
            << number(assessment.realInterval.low) << " to " << number(assessment.realInterval.high)
            << "); up to 1.5 is good, above 3 poor.";
    } else {
        out << "<p class='q bad'>Q: " << escaped(tooLittleReal(assessment)) << "</p>\n<p>";
    }
    if (const auto* worst = worstOf(assessment))
        out << " Worst: " << escaped(worst->label) << ", ratio " << number(worst->ratio) << ".";
    out << "</p>\n<p" << (evaluation.beatsNullModels() ? "" : " class='bad'")
        << ">Images made without learning reach Q = " << number(evaluation.hardCoreDiscs)
        << " (hard-core discs), " << number(evaluation.randomPhase) << " (random phase) and "
        << number(evaluation.quilting) << " (sewn from pieces of training patches)"
        << (evaluation.beatsNullModels()
                ? ".</p>\n"
                : ": the network is no better than images made without learning.</p>\n");
    out << "<p" << (evaluation.copies > 0.0 ? " class='bad'" : "")
        << ">Copies of training patches: " << number(100.0 * evaluation.copies) << " % of "
        << evaluation.searchedForCopies << " images; largest correlation "
        << number(evaluation.largestCorrelation) << ".</p>\n";
    out << "<h2>Descriptors</h2>\n<p>Distance of the images to held-out real patches over the distance "
           "between "
           "real ones; 1 is as real.</p>\n<table>\n";
    row(out, "th", "Descriptor", {"Ratio"});
    for (const auto& each : assessment.descriptors) row(out, "td", escaped(each.label), {number(each.ratio)});
    out << "</table>\n<h2>Other measures</h2>\n<p>In the space of standardized descriptors, beside what real "
           "training patches reach; ± is the standard error over the images.</p>\n<table>\n";
    row(out, "th", "Measure", {"Images", "±", "Real"});
    for (const auto& metric : evaluation.metrics)
        row(out, "td", escaped(metric.label),
            {number(metric.value), number(metric.error), number(metric.floor)});
    out << "</table>\n";
    if (evaluation.learnedMetrics.empty()) return;
    out << "<p>The same in the code of an autoencoder trained on the training half, SHA-256 "
        << escaped(evaluation.learnedHash) << ":</p>\n<table>\n";
    row(out, "th", "Measure", {"Images", "±", "Real"});
    for (const auto& metric : evaluation.learnedMetrics)
        row(out, "td", escaped(metric.label),
            {number(metric.value), number(metric.error), number(metric.floor)});
    out << "</table>\n";
}

void writeFigures(std::ostream& out, const std::vector<NamedFigure>& figures)
{
    for (const auto& [name, figure] : figures) out << "<figure>" << svg(figure) << "</figure>\n";
}

}  // namespace

Result<std::string> html(const QualityReport& report)
{
    const auto run = store::readRun(report.runFolder);
    if (!run) return tl::unexpected(run.error());
    const auto metrics = store::readMetrics(report.runFolder);
    if (!metrics) return tl::unexpected(metrics.error());
    const auto assessments = store::readAssessments(report.runFolder);
    if (!assessments) return tl::unexpected(assessments.error());

    std::ostringstream out;
    out.imbue(std::locale::classic());
    const std::string title = escaped(run->experiment.name + ", run " + folderName(report.runFolder));
    out << "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>" << title
        << "</title><style>" << style << "</style></head><body>\n<h1>" << title << "</h1>\n";
    writeQuality(out, report.evaluation);
    const GreyRange window = contrastRange(report.real);
    out << "<h2>Images</h2>\n<p>Generated:</p>\n<img alt='generated images' src='"
        << imageUrl(shown(report.generated), columns, window)
        << "'>\n<p>Real, held out:</p>\n<img alt='real patches' src='"
        << imageUrl(shown(report.real), columns, window) << "'>\n<h2>Figures</h2>\n";
    writeFigures(out, descriptorFigures(report.evaluation.assessment));
    out << "<h2>Training</h2>\n";
    writeFigures(out, trainingFigures(*metrics, *assessments));
    out << "<table>\n";
    row(out, "td", "Step of the generator",
        {report.step ? std::to_string(*report.step) : "images from elsewhere"});
    row(out, "td", "Slices (SHA-256)", {escaped(run->datasetFingerprint)});
    row(out, "td", "Pixel size", {run->pixelSizeUm > 0.0 ? number(run->pixelSizeUm) + " µm" : "unknown"});
    row(out, "td", "Software", {escaped(run->softwareVersion)});
    row(out, "td", "Device", {escaped(run->device + ", " + run->precision)});
    out << "</table>\n<details><summary>Experiment</summary><pre>"
        << escaped(spec::toJson(run->experiment).dump(2)) << "</pre></details>\n</body></html>\n";
    return out.str();
}

Result<void> writeQualityReport(const std::filesystem::path& folder, const QualityReport& report)
{
    const auto document = html(report);
    if (!document) return tl::unexpected(document.error());
    const session::Assessment& assessment = report.evaluation.assessment;
    if (auto written = writeFileAtomically(folder / "report.html", *document); !written) return written;
    if (auto written = writeFileAtomically(folder / "descriptors.csv", descriptorCsv(assessment)); !written)
        return written;
    for (const auto& [name, figure] : descriptorFigures(assessment)) {
        if (auto written = writeFileAtomically(folder / (name + ".svg"), svg(figure)); !written)
            return written;
    }
    return {};
}

}  // namespace synthslice::report
