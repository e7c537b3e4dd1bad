#include <array>
#include <filesystem>
#include <iomanip>
#include <optional>
#include <sstream>

#include "app/command_line.h"
#include "app/commands/class_inspection.h"
#include "app/shared/reading_options.h"
#include "app/shared/region_options.h"
#include "engine/acceptance/export/export_folder.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/text/number_text.h"
#include "engine/data/dataset/automatic_scale.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/data/labelled/labelled_files.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"

namespace synthslice::app {

namespace {

using spec::Json;
namespace fs = std::filesystem;

Result<CommandResult> inspectSlices(const std::string& folder, const spec::DataSpec& spec,
                                    const Progress& progress)
{
    const auto dataset = data::SliceDataset::load(folder, spec, progress);
    if (!dataset) return tl::unexpected(dataset.error());
    const auto& summary = dataset->summary();
    const auto& bounds = summary.fieldOfViewBounds;

    CommandResult result;
    Json skipped = Json::array();
    for (const auto& file : summary.skipped)
        skipped.push_back({{"file", file.file}, {"reason", file.reason}});
    result.json = {{"images", summary.images},
                   {"width", summary.width},
                   {"height", summary.height},
                   {"bit_depth", summary.bitDepth},
                   {"channels", summary.channels},
                   {"pixel_size_um", summary.pixelSizeUm ? Json(*summary.pixelSizeUm) : Json()},
                   {"pixel_size_source", summary.pixelSizeSource},
                   {"scale", dataset->scale()},
                   {"fibre_pitch_px", summary.fibrePitchPx > 0.0 ? Json(summary.fibrePitchPx) : Json()},
                   {"field_of_view",
                    {{"share", summary.fieldOfViewShare},
                     {"x", bounds.x},
                     {"y", bounds.y},
                     {"width", bounds.width},
                     {"height", bounds.height}}},
                   {"patches", summary.independentPatches},
                   {"skipped", skipped},
                   {"notes", summary.notes},
                   {"fingerprint", summary.fingerprint}};

    std::ostringstream text;
    text << summary.images << (summary.images == 1 ? " slice of " : " slices of ") << summary.width << " x "
         << summary.height << " px" << (summary.sizesDiffer ? " (sizes differ)" : "") << ", "
         << summary.bitDepth << " bit\n";
    text << "pixel size: "
         << (summary.pixelSizeUm
                 ? numberText(*summary.pixelSizeUm, 7) + " µm (" + summary.pixelSizeSource + ")"
                 : "unknown")
         << "\n";
    if (dataset->scale() != 1.0) text << "scaled by " << dataset->scale() << "\n";
    if (summary.fibrePitchPx > 0.0) {
        text << "fibres: about " << std::lround(10.0 * summary.fibrePitchPx) / 10.0 << " px apart"
             << (summary.fibrePitchPx > data::longestPitchPx
                     ? "; textures are learned best at 8 px: texture presets resize to it, others with --set "
                       "data.scale=0"
                     : "")
             << "\n";
    }
    text << "field of view: " << std::lround(100 * summary.fieldOfViewShare) << " % of the pixels, "
         << bounds.width << " x " << bounds.height << " px at (" << bounds.x << ", " << bounds.y << ")\n";
    text << "patches of " << spec.patchSize << " px in the training half: " << summary.independentPatches
         << " side by side\n";
    for (const auto& note : summary.notes) text << note << "\n";
    for (const auto& file : summary.skipped) text << "skipped " << file.file << ": " << file.reason << "\n";
    result.text = text.str();
    return result;
}

struct InspectOptions {
    std::string folder;
    std::optional<std::int64_t> patchSize;
    spec::DataSpec spec;
    RegionOptions region;
};

/// As slices, with the balance of classes where images have some; by classes alone where they are no slices.
Result<CommandResult> inspect(const InspectOptions& options, const Progress& progress)
{
    spec::DataSpec spec = options.spec;
    options.region.applyTo(spec);
    const bool asksForSlices = spec != spec::DataSpec{};
    spec.patchSize = options.patchSize.value_or(spec.patchSize);
    auto slices = inspectSlices(options.folder, spec, progress);
    if (!data::hasClasses(options.folder) || (!slices && asksForSlices)) return slices;
    auto classes = inspectClasses(options.folder, options.patchSize.value_or(0), progress);
    if (!slices) return classes;
    if (!classes) return tl::unexpected(classes.error());
    slices->json["classes"] = classes->json["classes"];
    slices->text += classes->text;
    return slices;
}

struct FibreOptions {
    std::string folder;
    int count = 4;
    int bits = 8;
    double pixelSizeUm = 0.0;
    data::FibreSliceSpec slice;
};

Result<CommandResult> makeFibres(const FibreOptions& options, const Progress& progress)
{
    auto folder = acceptance::ExportFolder::begin(options.folder);
    if (!folder) return tl::unexpected(folder.error());
    Json truth = Json::array();
    for (int i = 0; i < options.count; ++i) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(i) / options.count, "Making slices");
        auto spec = options.slice;
        spec.seed += static_cast<std::uint64_t>(i);
        const auto slice = data::makeFibreSlice(spec);
        if (!slice) return tl::unexpected(slice.error());
        std::ostringstream name;
        name << "fibres" << std::setw(4) << std::setfill('0') << i << ".png";
        const std::array<acceptance::NamedImage, 1> image{{{name.str(), &slice->image}}};
        const auto written = folder->writeImages(image,
                                                 {data::ImageFormat::Png, options.bits, options.pixelSizeUm});
        if (!written) return tl::unexpected(written.error());
        Json circles = Json::array();
        for (const auto& fibre : slice->fibres)
            circles.push_back({{"x", fibre.x}, {"y", fibre.y}, {"r", fibre.r}});
        truth.push_back(
            {{"file", name.str()}, {"volume_fraction", slice->volumeFraction}, {"circles", circles}});
    }
    CommandResult result{{{"images", options.count}, {"truth", truth}}, {}};
    if (auto written = writeFileAtomically(folder->aside() / "truth.json", result.json.dump(1) + "\n");
        !written) {
        return tl::unexpected(written.error());
    }
    if (auto published = folder->publish(); !published) return tl::unexpected(published.error());
    result.text = std::to_string(options.count) + " slices and truth.json in " + options.folder + "\n";
    return result;
}

}  // namespace

void addDataCommands(CommandLine& commandLine)
{
    auto inspected = std::make_shared<InspectOptions>();
    auto& inspectCommand = commandLine.add(
        "inspect", "Read a dataset without training", "synthslice-cli inspect slices/",
        [inspected](const Progress& progress) { return inspect(*inspected, progress); });
    inspectCommand
        .add_option("FOLDER", inspected->folder, "Folder or file of slices, or of images with classes")
        ->required();
    inspectCommand
        .add_option("--scale", inspected->spec.scale, "Resize slices by this first; 0 finds it in them")
        ->check(CLI::Range(0.0, 8.0));
    inspectCommand
        .add_option("--patch-size", inspected->patchSize,
                    "Width and height of patches, px; " + std::to_string(inspected->spec.patchSize) +
                        " if absent, and images with classes whole")
        ->check(CLI::Range(8, 1024));
    inspectCommand
        .add_option("--block-size", inspected->spec.blockSize, "Width and height of held-out blocks, px")
        ->capture_default_str()
        ->check(CLI::Range(16, 8192));
    inspected->region.addTo(inspectCommand);
    addReadingOptions(inspectCommand, inspected->spec);

    auto options = std::make_shared<FibreOptions>();
    auto& fibres = commandLine.add(
        "make-fibres", "Write synthetic fibre-composite slices with known truth",
        "synthslice-cli make-fibres slices/ --count 4 --size 512 --volume-fraction 0.55 --diameter 9",
        [options](const Progress& progress) { return makeFibres(*options, progress); });
    fibres.add_option("FOLDER", options->folder, "Folder to write into")->required();
    fibres.add_option("--count", options->count, "Number of slices")
        ->capture_default_str()
        ->check(CLI::Range(1, 100000));
    fibres.add_option("--size", options->slice.size, "Width and height, px")
        ->capture_default_str()
        ->check(CLI::Range(32, 8192));
    fibres.add_option("--volume-fraction", options->slice.volumeFraction, "Share of the area that is fibre")
        ->capture_default_str();
    fibres.add_option("--diameter", options->slice.diameterPx, "Mean fibre diameter, px")
        ->capture_default_str();
    fibres.add_option("--diameter-sd", options->slice.diameterSdPx, "Spread of the diameters, px")
        ->capture_default_str();
    fibres.add_option("--seed", options->slice.seed, "Seed of the first slice; the next has the next seed")
        ->capture_default_str();
    fibres.add_option("--bits", options->bits, "8 or 16")
        ->capture_default_str()
        ->check(CLI::IsMember({8, 16}));
    fibres
        .add_option("--pixel-size", options->pixelSizeUm,
                    "Pixel size to write into the files, µm; 0 leaves it out")
        ->capture_default_str();
}

}  // namespace synthslice::app
