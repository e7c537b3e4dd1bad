#include <algorithm>
#include <cmath>
#include <iomanip>
#include <locale>
#include <sstream>

#include "app/command_line.h"
#include "app/folder_images.h"
#include "engine/acceptance/criteria_set.h"
#include "engine/acceptance/export_folder.h"
#include "engine/base/atomic_file.h"
#include "engine/base/csv_field.h"
#include "engine/measure/microstructure.h"
#include "engine/measure/otsu.h"
#include "engine/measure/quantile.h"
#include "engine/measure/representativity.h"
#include "engine/report/figure.h"

namespace synthslice::app {

namespace {

using measure::Microstructure;
using spec::Json;

struct DescribeOptions {
    std::string folder;
    std::string criteria;
    std::string csv;
    std::string figures;
    double greyThreshold = 0.0;
    double radiusPx = 0.0;
    double pixelSizeUm = 0.0;
    bool darkFibres = false;
};

/// How images are measured, and in which unit lengths are told.
struct Measuring {
    double greyThreshold = 0.0;
    measure::CircleFinderSettings circles;
    double unit = 1.0;  ///< of a pixel
    const char* unitName = "px";
};

/// One threshold for all images, never one per image.
Result<Measuring> measuring(const DescribeOptions& options, const FolderImages& folder)
{
    Measuring result;
    if (!options.criteria.empty()) {
        const auto criteria = acceptance::readCriteria(options.criteria);
        if (!criteria) return tl::unexpected(criteria.error());
        result.greyThreshold = criteria->greyThreshold;
        result.circles = criteria->circles;
    } else {
        result.greyThreshold = options.greyThreshold > 0.0 ? options.greyThreshold
                                                           : measure::otsuThreshold(folder.images);
        result.circles.darkFibres = options.darkFibres;
        result.circles.radiusPx = options.radiusPx;
        if (options.radiusPx <= 0.0) {
            std::vector<double> radii;
            for (const GreyImage& image : folder.images) {
                const double radius = measure::estimateFibreScale(image).radiusPx;
                if (radius > 0.0) radii.push_back(radius);
            }
            if (radii.empty()) {
                return invalidInput(options.folder + ": no fibre size can be found in these images",
                                    "give the fibre radius with --radius");
            }
            result.circles.radiusPx = measure::quantile(radii, 0.5);
        }
        result.circles = measure::withReferenceThresholds(folder.images, result.circles);
    }
    const double pixelSize = options.pixelSizeUm > 0.0 ? options.pixelSizeUm
                                                       : folder.pixelSizeUm.value_or(0.0);
    if (pixelSize > 0.0) {
        result.unit = pixelSize;
        result.unitName = "um";
    }
    return result;
}

Json finite(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json length(const measure::MeanAndSd& length, double unit)
{
    return {{"mean", length.mean * unit}, {"sd", length.sd * unit}};
}

Json scaled(std::vector<double> lengths, double unit)
{
    for (double& each : lengths) each *= unit;
    return lengths;
}

Json jsonOf(const Microstructure& m, double unit)
{
    return {{"volume_fraction", m.volumeFraction},
            {"specific_surface", m.specificSurface / unit},
            {"s2", m.s2},
            {"s2_x", m.s2AlongX},
            {"s2_y", m.s2AlongY},
            {"lineal_path", m.linealPathFibres},
            {"lineal_path_matrix", m.linealPathMatrix},
            {"chord_length",
             {{"fibres", length(m.chordsFibres, unit)}, {"matrix", length(m.chordsMatrix, unit)}}},
            {"cluster_function", m.clusterFunction},
            {"circles",
             {{"count", m.circles.size()},
              {"diameter", length(m.diameter, unit)},
              {"area_fraction", m.circleAreaFraction},
              {"intersecting_pairs", m.intersectingPairs}}},
            {"nearest_neighbour", length(m.nearestNeighbour, unit)},
            {"clark_evans", finite(m.clarkEvans)},
            {"pair_correlation", {{"r", scaled(m.pairRadii, unit)}, {"g", m.pairCorrelation}}},
            {"power_spectrum", m.logPowerSpectrum},
            {"grey_histogram", m.greyHistogram}};
}

/// Element-wise mean of JSON values of one shape; numbers that are null in some are averaged over the others.
Json meanOf(const std::vector<Json>& values)
{
    const Json& first = values.front();
    Json mean = first;
    const auto parts = [&](const auto& key) {
        std::vector<Json> list;
        for (const Json& value : values) {
            if (!value.is_null()) list.push_back(value.at(key));
        }
        return list;
    };
    if (first.is_object()) {
        for (const auto& [key, value] : first.items()) mean[key] = meanOf(parts(key));
        return mean;
    }
    if (first.is_array()) {
        std::size_t length = first.size();
        for (const Json& value : values) length = std::min(length, value.size());
        mean = Json::array();
        for (std::size_t i = 0; i < length; ++i) mean.push_back(meanOf(parts(i)));
        return mean;
    }
    double sum = 0.0;
    double count = 0.0;
    for (const Json& value : values) {
        if (!value.is_number()) continue;
        sum += value.get<double>();
        count += 1.0;
    }
    return count > 0.0 ? Json(sum / count) : Json();
}

/// A row per image; curves are left to the JSON.
std::string csvOf(const std::vector<std::string>& names, const std::vector<Json>& images,
                  const char* unitName)
{
    const std::string unit = unitName;
    const std::vector<std::pair<std::string, std::string>> columns = {
        {"volume_fraction", "/volume_fraction"},
        {"specific_surface_per_" + unit, "/specific_surface"},
        {"chord_fibres_mean_" + unit, "/chord_length/fibres/mean"},
        {"chord_matrix_mean_" + unit, "/chord_length/matrix/mean"},
        {"fibres", "/circles/count"},
        {"diameter_mean_" + unit, "/circles/diameter/mean"},
        {"diameter_sd_" + unit, "/circles/diameter/sd"},
        {"circle_area_fraction", "/circles/area_fraction"},
        {"intersecting_pairs_per_fibre", "/circles/intersecting_pairs"},
        {"nearest_neighbour_mean_" + unit, "/nearest_neighbour/mean"},
        {"clark_evans", "/clark_evans"}};
    std::string csv = "file";
    for (const auto& [name, path] : columns) csv += "," + name;
    for (std::size_t i = 0; i < images.size(); ++i) {
        csv += "\n" + csvField(names[i]);
        for (const auto& [name, path] : columns) {
            const Json value = images[i].at(Json::json_pointer(path));
            csv += "," + (value.is_null() ? std::string() : value.dump());
        }
    }
    return csv + "\n";
}

/// Mean of a curve over the images, over the band of 90 % of them.
report::Figure curveFigure(const char* title, const std::string& xLabel, const char* pointer,
                           const std::vector<Json>& images, double start, double step)
{
    report::Figure figure{title, xLabel, {}, {}, "90 % of images", {}, {}, {{"mean", {}}}};
    std::size_t length = images.front().at(Json::json_pointer(pointer)).size();
    for (const Json& image : images) length = std::min(length, image.at(Json::json_pointer(pointer)).size());
    for (std::size_t i = 0; i < length; ++i) {
        std::vector<double> values;
        for (const Json& image : images) {
            const Json& value = image.at(Json::json_pointer(pointer))[i];
            if (value.is_number()) values.push_back(value.get<double>());
        }
        if (values.empty()) continue;
        figure.x.push_back(start + step * static_cast<double>(i));
        figure.bandLow.push_back(measure::quantile(values, 0.05));
        figure.bandHigh.push_back(measure::quantile(values, 0.95));
        figure.curves.front().y.push_back(measure::meanAndSd(values).mean);
    }
    return figure;
}

Result<void> writeFigures(const std::string& target, const std::vector<Json>& images, const Measuring& how)
{
    auto folder = acceptance::ExportFolder::begin(target);
    if (!folder) return tl::unexpected(folder.error());
    const std::string distance = std::string("distance, ") + how.unitName;
    const std::string run = std::string("length of run, ") + how.unitName;
    const double unit = how.unit;
    const auto bins = static_cast<double>(images.front().at("grey_histogram").size());
    const auto frequencies = static_cast<double>(images.front().at("power_spectrum").size());
    const std::vector<std::pair<const char*, report::Figure>> figures = {
        {"two_point_correlation",
         curveFigure("Two-point correlation S2", distance, "/s2", images, 0.0, unit)},
        {"lineal_path_fibres", curveFigure("Lineal path in fibres", run, "/lineal_path", images, unit, unit)},
        {"lineal_path_matrix",
         curveFigure("Lineal path in the matrix", run, "/lineal_path_matrix", images, unit, unit)},
        {"cluster_function",
         curveFigure("Cluster function C2", distance, "/cluster_function", images, 0.0, unit)},
        {"pair_correlation",
         curveFigure("Pair correlation of fibres", distance, "/pair_correlation/g", images,
                     images.front().at("/pair_correlation/r/0"_json_pointer).get<double>(), unit)},
        {"power_spectrum", curveFigure("Power spectrum, log10 grey²", "cycles/px", "/power_spectrum", images,
                                       0.5 / frequencies, 0.5 / frequencies)},
        {"grey_histogram", curveFigure("Grey histogram", "grey of full scale", "/grey_histogram", images,
                                       0.5 / bins, 1.0 / bins)}};
    for (const auto& [name, figure] : figures) {
        if (figure.x.size() < 2) continue;  // too small an image
        const auto written = writeFileAtomically(folder->aside() / (std::string(name) + ".svg"),
                                                 report::svg(figure));
        if (!written) return tl::unexpected(written.error());
    }
    return folder->publish();
}

Result<CommandResult> describe(const DescribeOptions& options, const Progress& progress)
{
    if (!options.csv.empty()) {
        if (auto writable = checkWritable(options.csv); !writable) return tl::unexpected(writable.error());
    }
    const auto folder = readFolderImages(options.folder, progress);
    if (!folder) return tl::unexpected(folder.error());
    const auto how = measuring(options, *folder);
    if (!how) return tl::unexpected(how.error());

    std::vector<Json> described;
    std::vector<measure::PhaseImage> phases;
    for (std::size_t i = 0; i < folder->images.size(); ++i) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(i) / static_cast<double>(folder->images.size()), "Describing images");
        const GreyImage& image = folder->images[i];
        described.push_back(
            jsonOf(measure::describeMicrostructure(image, how->greyThreshold, how->circles), how->unit));
        described.back()["file"] = folder->names[i];
        phases.push_back(measure::phaseImage(image, how->greyThreshold, how->circles.darkFibres));
    }
    const auto enough = measure::representativity(phases);
    Json mean = meanOf(described);
    mean.erase("file");
    CommandResult result{{{"images", described},
                          {"mean", mean},
                          {"length_unit", how->unitName},
                          {"pixel_size", how->unit},
                          {"grey_threshold", how->greyThreshold},
                          {"fibre_radius_px", how->circles.radiusPx},
                          {"representativity",
                           {{"volume_fraction", enough.volumeFraction},
                            {"integral_range", enough.integralRangePx2 * how->unit * how->unit},
                            {"independent_fields", enough.independentFields},
                            {"sd", enough.sd},
                            {"confidence_95", {enough.low, enough.high}}}},
                          {"skipped", Json::array()}},
                         {}};
    for (const auto& skipped : folder->skipped) {
        result.json["skipped"].push_back({{"file", skipped.file}, {"reason", skipped.reason}});
    }
    if (!options.csv.empty()) {
        const std::string csv = csvOf(folder->names, described, how->unitName);
        if (auto written = writeFileAtomically(options.csv, csv); !written)
            return tl::unexpected(written.error());
    }
    if (!options.figures.empty()) {
        if (auto written = writeFigures(options.figures, described, *how); !written)
            return tl::unexpected(written.error());
    }
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::setprecision(4) << described.size() << " images, lengths in " << how->unitName
         << ", means:\n";
    const auto line = [&](const char* label, const char* path) {
        const Json value = mean.at(Json::json_pointer(path));
        text << "  " << std::left << std::setw(34) << label;
        value.is_null() ? text << "-\n" : text << value.get<double>() << "\n";
    };
    line("volume fraction", "/volume_fraction");
    line("specific surface", "/specific_surface");
    line("chord in fibres", "/chord_length/fibres/mean");
    line("chord in the matrix", "/chord_length/matrix/mean");
    line("fibres per image", "/circles/count");
    line("fibre diameter", "/circles/diameter/mean");
    line("nearest neighbour", "/nearest_neighbour/mean");
    line("intersecting pairs per fibre", "/circles/intersecting_pairs");
    line("Clark-Evans", "/clark_evans");
    text << "volume fraction of the material, 95 %: " << enough.low << " to " << enough.high << " ("
         << std::llround(enough.independentFields) << " independent fields)\n";
    for (const auto& skipped : folder->skipped)
        text << "skipped " << skipped.file << ": " << skipped.reason << "\n";
    result.text = text.str();
    return result;
}

}  // namespace

void addDescribeCommand(CommandLine& commandLine)
{
    auto options = std::make_shared<DescribeOptions>();
    auto& command = commandLine.add(
        "describe", "Measure the microstructure in images",
        "synthslice-cli describe images/ --json - --csv images.csv",
        [options](const Progress& progress) { return describe(*options, progress); });
    command.add_option("FOLDER", options->folder, "Folder or file of images")->required();
    auto* criteria = command.add_option("--criteria", options->criteria,
                                        "Take threshold and circle finder from this criteria file");
    command
        .add_option("--grey-threshold", options->greyThreshold,
                    "Grey above which there is fibre, of full scale; Otsu's of all images if absent")
        ->check(CLI::Range(0.0, 1.0))
        ->excludes(criteria);
    command.add_option("--radius", options->radiusPx, "Fibre radius, px; found by itself if absent")
        ->check(CLI::Range(1.0, 200.0))
        ->excludes(criteria);
    command.add_flag("--dark-fibres", options->darkFibres, "Fibres are darker than what is between them")
        ->excludes(criteria);
    command.add_option("--pixel-size", options->pixelSizeUm, "Pixel size, um; that of the files if absent")
        ->check(CLI::Range(1e-6, 1e6));
    command.add_option("--csv", options->csv, "Also write a table with a row per image");
    command.add_option("--figures", options->figures,
                       "Also draw the curves (SVG) into this new folder: mean and 90 % of the images");
}

}  // namespace synthslice::app
