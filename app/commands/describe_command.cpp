#include <algorithm>
#include <cmath>
#include <iomanip>
#include <locale>
#include <sstream>

#include "app/command_line.h"
#include "app/shared/reading_options.h"
#include "app/shared/region_options.h"
#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/acceptance/export/export_folder.h"
#include "engine/acceptance/stack_description.h"
#include "engine/base/files/atomic_file.h"
#include "engine/measure/statistics.h"
#include "engine/report/stack_figures.h"

namespace synthslice::app {

namespace {

using acceptance::StackDescription;
using measure::LengthUnit;
using measure::Measure;
using spec::Json;

struct DescribeOptions {
    std::string folder;
    std::string criteria;
    std::string csv;
    std::string figures;
    spec::DataSpec data;
    RegionOptions region;
    double greyThreshold = 0.0;
    double radiusPx = 0.0;
    bool darkFibres = false;
};

Json finite(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

/// A number, or a curve's values, in the unit.
Json jsonOf(const Measure& measure, const std::vector<double>& values, const LengthUnit& unit)
{
    if (!measure.isCurve()) return finite(unit.convert(values.front(), measure.unit));
    Json list = Json::array();
    for (const double value : values) list.push_back(finite(unit.convert(value, measure.unit)));
    return list;
}

/// Of each measure the mean over the images.
std::vector<std::vector<double>> meansOf(const StackDescription& description)
{
    std::vector<std::vector<double>> means;
    for (std::size_t m = 0; m < description.measures.size(); ++m) {
        std::size_t places = 0;
        for (const auto& image : description.values) places = std::max(places, image[m].size());
        means.emplace_back();
        for (std::size_t place = 0; place < places; ++place)
            means.back().push_back(measure::meanAndSd(description.at(m, place)).mean);
    }
    return means;
}

Json jsonOf(const StackDescription& description, const std::vector<std::vector<double>>& values,
            const LengthUnit& unit)
{
    Json json = Json::object();
    for (std::size_t m = 0; m < description.measures.size(); ++m) {
        const Measure& measure = *description.measures[m];
        json[Json::json_pointer(measure.path)] = jsonOf(measure, values[m], unit);
    }
    return json;
}

/// Of each curve its abscissae, in the unit.
Json axesOf(const StackDescription& description, const LengthUnit& unit)
{
    Json axes = Json::object();
    for (std::size_t m = 0; m < description.measures.size(); ++m) {
        const Measure& measure = *description.measures[m];
        if (!measure.isCurve()) continue;
        Json x = Json::array();
        for (const double value : description.x[m]) x.push_back(unit.convert(value, measure.xUnit));
        axes[measure.path] = {{"label", measure.xLabel}, {"unit", unit.nameOf(measure.xUnit)}, {"x", x}};
    }
    return axes;
}

Json jsonOf(const measure::Representativity& enough, const LengthUnit& unit)
{
    return {{"volume_fraction", finite(enough.volumeFraction)},
            {"integral_range", finite(enough.integralRangePx2 * unit.perPx * unit.perPx)},
            {"independent_images", finite(enough.independentImages)},
            {"independent_fields", finite(enough.independentFields)},
            {"sd", finite(enough.sd)},
            {"confidence_95", {finite(enough.low), finite(enough.high)}}};
}

Result<void> writeFigures(const std::string& target, const StackDescription& description,
                          const LengthUnit& unit)
{
    auto folder = acceptance::ExportFolder::begin(target);
    if (!folder) return tl::unexpected(folder.error());
    for (std::size_t m = 0; m < description.measures.size(); ++m) {
        if (!description.measures[m]->isCurve()) continue;
        const report::Figure figure = report::figureOf(description, m, unit);
        if (figure.x.size() < 2) continue;  // too small an image
        const auto written = writeFileAtomically(folder->aside() / (description.measures[m]->key + ".svg"),
                                                 report::svg(figure));
        if (!written) return tl::unexpected(written.error());
    }
    return folder->publish();
}

/// For people: the means of all numbers.
std::string textOf(const StackDescription& description, const std::vector<std::vector<double>>& means,
                   const LengthUnit& unit)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::setprecision(4) << description.names.size() << " images, means:\n";
    for (std::size_t m = 0; m < description.measures.size(); ++m) {
        const Measure& measure = *description.measures[m];
        if (measure.isCurve()) continue;
        const double value = unit.convert(means[m].front(), measure.unit);
        text << "  " << std::left << std::setw(36) << measure.fullLabel();
        if (std::isnan(value)) {
            text << "not measurable\n";
        } else {
            text << value << (measure.unit.empty() ? "" : " ") << unit.nameOf(measure.unit) << "\n";
        }
    }
    const int first = description.material.phaseCount() == 2 ? 1 : 0;
    for (int phase = first; phase < description.material.phaseCount(); ++phase) {
        const measure::Representativity& enough = description
                                                      .representativity[static_cast<std::size_t>(phase)];
        text << "volume fraction of the material, " << description.material.phaseName(phase)
             << ", 95 %: " << enough.low << " to " << enough.high << " ("
             << std::llround(enough.independentFields) << " independent fields)\n";
    }
    return text.str();
}

Result<StackDescription> described(const DescribeOptions& options, const spec::DataSpec& data,
                                   const data::SliceStack& stack, const Progress& progress)
{
    if (!options.criteria.empty()) {
        const auto criteria = acceptance::readCriteria(options.criteria);
        if (!criteria) return tl::unexpected(criteria.error());
        return acceptance::describeStack(stack, {}, &criteria->material, progress);
    }
    acceptance::MaterialHints hints;
    hints.kind = data.material;
    hints.phases = data.phases;
    if (options.greyThreshold > 0.0) hints.thresholds = {options.greyThreshold};
    hints.fibreRadiusPx = options.radiusPx;
    hints.darkFibres = options.darkFibres;
    return acceptance::describeStack(stack, hints, nullptr, progress);
}

Result<CommandResult> describe(const DescribeOptions& options, const Progress& progress)
{
    if (!options.csv.empty()) {
        if (auto writable = checkWritable(options.csv); !writable) return tl::unexpected(writable.error());
    }
    spec::DataSpec data = options.data;
    data.patchSize = 2;  // nothing is cut
    if (data.phases > 2 && data.material == spec::MaterialKind::Auto)
        data.material = spec::MaterialKind::Phases;
    if (data.phases > 2 && data.material != spec::MaterialKind::Phases)
        return invalidInput("--phases counts phases that are told apart by grey", "add --material phases");
    options.region.applyTo(data);
    const auto stack = data::readStack(options.folder, data, progress.part(0.0, 0.3));
    if (!stack) return tl::unexpected(stack.error());
    const auto description = described(options, data, *stack, progress.part(0.3, 1.0));
    if (!description) return tl::unexpected(description.error());
    const LengthUnit unit = LengthUnit::ofPixel(stack->pixelSizeUm(data));
    const std::vector<std::vector<double>> means = meansOf(*description);

    const measure::Material& material = description->material;
    CommandResult result{{{"images", Json::array()},
                          {"mean", jsonOf(*description, means, unit)},
                          {"axes", axesOf(*description, unit)},
                          {"length_unit", unit.name},
                          {"pixel_size", unit.perPx},
                          {"phases", material.phaseCount()},
                          {"field_of_view_share", stack->summary.fieldOfViewShare},
                          {"representativity", jsonOf(description->representativity[1], unit)},
                          {"notes", stack->summary.notes},
                          {"skipped", Json::array()}},
                         {}};
    for (std::size_t i = 0; i < description->names.size(); ++i) {
        Json image = {{"file", description->names[i]}};
        image.update(jsonOf(*description, description->values[i], unit));
        result.json["images"].push_back(image);
    }
    if (material.isSegmented()) {
        result.json["labels"] = material.labels;
    } else {
        result.json["grey_threshold"] = material.thresholds.front();
        result.json["grey_thresholds"] = material.thresholds;
    }
    if (material.roundInclusions) result.json["fibre_radius_px"] = material.circles.radiusPx;
    for (const measure::Representativity& phase : description->representativity)
        result.json["representativity"]["phases"].push_back(jsonOf(phase, unit));
    result.text = textOf(*description, means, unit);
    for (const auto& skipped : stack->summary.skipped) {
        result.json["skipped"].push_back({{"file", skipped.file}, {"reason", skipped.reason}});
        result.text += "skipped " + skipped.file + ": " + skipped.reason + "\n";
    }
    if (stack->summary.sizesDiffer) result.text += "slices differ in size, and count alike in the means\n";
    for (const std::string& note : stack->summary.notes) result.text += note + "\n";
    if (!options.csv.empty()) {
        if (auto written = writeFileAtomically(options.csv, report::csvOf(*description, unit)); !written)
            return tl::unexpected(written.error());
    }
    if (!options.figures.empty()) {
        if (auto written = writeFigures(options.figures, *description, unit); !written)
            return tl::unexpected(written.error());
    }
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
                                        "Take the material's phases and the circle finder from this file");
    command
        .add_option_function<std::string>(
            "--material",
            [options](const std::string& name) {
                const auto& names = spec::enumNames<spec::MaterialKind>;
                options->data.material = static_cast<spec::MaterialKind>(std::ranges::find(names, name) -
                                                                         names.begin());
            },
            "What the images show: fibres, phases (told apart by grey), labels (segmented); auto finds out")
        ->check(CLI::IsMember(std::vector<std::string>(spec::enumNames<spec::MaterialKind>.begin(),
                                                       spec::enumNames<spec::MaterialKind>.end())))
        ->excludes(criteria);
    auto* phases = command
                       .add_option("--phases", options->data.phases,
                                   "Number of phases told apart by grey; 2 if absent")
                       ->check(CLI::Range(2, 8))
                       ->excludes(criteria);
    command
        .add_option("--grey-threshold", options->greyThreshold,
                    "Grey above which there is fibre, of full scale; Otsu's of all images if absent")
        ->check(CLI::Range(0.0, 1.0))
        ->excludes(criteria)
        ->excludes(phases);
    command.add_option("--radius", options->radiusPx, "Fibre radius, px; found by itself if absent")
        ->check(CLI::Range(1.0, 200.0))
        ->excludes(criteria);
    command.add_flag("--dark-fibres", options->darkFibres, "Fibres are darker than what is between them")
        ->excludes(criteria);
    command
        .add_option("--pixel-size", options->data.pixelSizeUm, "Pixel size, um; that of the files if absent")
        ->check(CLI::Range(1e-6, 1e6));
    addReadingOptions(command, options->data);
    options->region.addTo(command);
    command.add_option("--csv", options->csv, "Also write a table with a row per image");
    command.add_option("--figures", options->figures,
                       "Also draw the curves (SVG) into this new folder: mean and 90 % of the images");
}

}  // namespace synthslice::app
