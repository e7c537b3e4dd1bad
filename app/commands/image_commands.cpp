#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <span>
#include <sstream>
#include <string_view>

#include "app/command_line.h"
#include "app/shared/run_slices.h"
#include "app/shared/shell_word.h"
#include "engine/acceptance/copy_search.h"
#include "engine/acceptance/export/accepted_export.h"
#include "engine/acceptance/export/export_folder.h"
#include "engine/acceptance/export/export_manifest.h"
#include "engine/acceptance/output_fitting.h"
#include "engine/data/dataset/slice_scaling.h"
#include "engine/data/writing/volume_writer.h"
#include "engine/store/run_store.h"
#include "engine/training/images/image_generator.h"

namespace synthslice::app {

namespace {

using spec::Json;

/// LibTorch's generators take 32 bits of a seed; the largest number of images stays below.
constexpr std::uint64_t largestSeed = 0xffffffff - 10'000'000;

/// What `generate` and `export` have in common.
struct ImageOptions {
    std::string run;
    std::size_t count = 16;
    Latent first;
    std::string out;
    training::GeneratorChoice choice;
    bool averaged = true;
    bool raw = false;
    std::string size;
    std::optional<int> bits;
    std::string format = "png";
    bool originalScale = false;  ///< `generate` only: criteria of `export` hold at the scale of the run

    void addTo(CLI::App& command)
    {
        command.add_option("RUN", run, "Run folder")->required();
        command.add_option("--count", count, "Number of images")
            ->capture_default_str()
            ->check(CLI::Range(1, 10000000));
        command
            .add_option("--seed", first.seed, "Latent seed of the first image; the next has the next seed")
            ->capture_default_str()
            ->check(CLI::Range(std::uint64_t{0}, largestSeed));
        command
            .add_option("--volume-fraction", first.condition,
                        "Ask for this volume fraction, of a run with condition.measure = volume_fraction")
            ->check(CLI::Range(0.0, 1.0));
        command.add_option("--out", out, "Folder to write, new or empty")->required();
        command.add_option("--step", choice.step, "Checkpoint of this step; the best if absent");
        auto* ema = command.add_flag("--ema", averaged, "The averaged generator (the default)");
        command.add_flag("--raw", raw, "The generator as it is trained, not the averaged one")->excludes(ema);
        command.add_option("--bits", bits, "8 or 16 bits a pixel; as the run's slices have if absent")
            ->check(CLI::IsMember({8, 16}));
        command.add_option("--format", format, "png or tiff")
            ->capture_default_str()
            ->check(CLI::IsMember({"png", "tiff"}));
    }

    [[nodiscard]] Result<std::unique_ptr<training::ImageGenerator>> open()
    {
        choice.averaged = !raw;
        if (!size.empty()) {
            char x = 0;
            std::istringstream text(size);
            text.imbue(std::locale::classic());
            if (!(text >> choice.widthPx >> x >> choice.heightPx) || x != 'x' || !text.eof() ||
                choice.widthPx < 1 || choice.heightPx < 1) {
                return invalidInput("--size " + size + ": not a size",
                                    "write it as WIDTHxHEIGHT, for example 256x256");
            }
        }
        return training::ImageGenerator::open(run, choice);
    }

    [[nodiscard]] data::ImageEncoding encoding(const training::ImageGenerator& generator) const
    {
        return {format == "tiff" ? data::ImageFormat::Tiff : data::ImageFormat::Png,
                bits.value_or(generator.bitDepth()), generator.pixelSizeUm() / enlargement(generator)};
    }

    /// What images are to be enlarged by before they are written.
    [[nodiscard]] double enlargement(const training::ImageGenerator& generator) const
    {
        return originalScale && generator.scale() > 0.0 ? 1.0 / generator.scale() : 1.0;
    }
};

std::string imageName(const ImageOptions& options, std::uint64_t seed)
{
    std::ostringstream name;
    name << "seed-" << std::setw(6) << std::setfill('0') << seed
         << (options.format == "tiff" ? ".tif" : ".png");
    return name.str();
}

/// Where generated images go: into a file each, or all into one.
class ImageSink {
public:
    ImageSink(const acceptance::ExportFolder& folder, const ImageOptions& options,
              const data::ImageEncoding& encoding, std::optional<data::VolumeFormat> volume)
        : m_folder(folder), m_options(options), m_encoding(encoding), m_format(volume)
    {
    }

    Result<void> write(std::span<const Latent> latents, const std::vector<GreyImage>& images)
    {
        if (!m_format) {
            std::vector<acceptance::NamedImage> named;
            for (std::size_t i = 0; i < images.size(); ++i)
                named.push_back({imageName(m_options, latents[i].seed), &images[i]});
            return m_folder.writeImages(named, m_encoding);
        }
        for (const GreyImage& image : images) {
            if (!m_volume) {
                auto begun = data::VolumeWriter::begin(
                    m_folder.aside() / (std::string("volume") + data::endingOf(*m_format)), *m_format,
                    {image.width, image.height, m_options.count, m_encoding.bits, m_encoding.pixelSizeUm});
                if (!begun) return tl::unexpected(begun.error());
                m_volume.emplace(std::move(*begun));
            }
            if (auto added = m_volume->add(image); !added) return added;
        }
        return {};
    }

    Result<void> finish() { return m_volume ? m_volume->finish() : Result<void>(); }

private:
    const acceptance::ExportFolder& m_folder;
    const ImageOptions& m_options;
    data::ImageEncoding m_encoding;
    std::optional<data::VolumeFormat> m_format;
    std::optional<data::VolumeWriter> m_volume;
};

Result<CommandResult> generate(ImageOptions& options, const std::string& calibratedAs,
                               std::optional<data::VolumeFormat> volume, const Progress& progress)
{
    std::optional<acceptance::OutputCalibration> calibration;
    if (!calibratedAs.empty()) {
        auto recorded = acceptance::readRecordedCalibration(calibratedAs);
        if (!recorded) return tl::unexpected(recorded.error());
        calibration = std::move(*recorded);
    }
    const auto start = std::chrono::steady_clock::now();
    auto generator = options.open();
    if (!generator) return tl::unexpected(generator.error());
    auto folder = acceptance::ExportFolder::begin(options.out);
    if (!folder) return tl::unexpected(folder.error());
    ImageSink sink(*folder, options, options.encoding(**generator), volume);
    const auto made = acceptance::forEachBatch(
        **generator, options.first, options.count, progress,
        [&](std::span<const Latent> latents, std::vector<GreyImage> images) {
            progress.at(static_cast<double>(latents.front().seed - options.first.seed) /
                            static_cast<double>(options.count),
                        "Generating images");
            if (calibration) {
                for (GreyImage& image : images) image = calibration->apply(image);
            }
            if (const double factor = options.enlargement(**generator); factor != 1.0) {
                const auto resizing = (*generator)->isSegmented() ? data::Resizing::Nearest
                                                                  : data::Resizing::Smooth;
                for (GreyImage& image : images) image = data::scaledImage(image, factor, resizing);
            }
            return sink.write(latents, images).map([] { return acceptance::Wanted::More; });
        });
    if (!made) return tl::unexpected(made.error());
    if (auto finished = sink.finish(); !finished) return tl::unexpected(finished.error());
    if (auto published = folder->publish(); !published) return tl::unexpected(published.error());
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    return CommandResult{{{"written", options.count},
                          {"seconds", elapsed.count()},
                          {"step", (*generator)->step()},
                          {"bits", options.encoding(**generator).bits}},
                         std::to_string(options.count) + " images of step " +
                             std::to_string((*generator)->step()) + " in " + options.out + "\n"};
}

struct ExportOptions {
    ImageOptions images;
    std::string criteria;
    std::size_t tries = 10000;
    bool calibrateOutput = false;
    std::string data;
    bool allowCopies = false;
    bool labels = false;
};

/// Criteria of other slices, or of these at another scale, would refuse nearly every image.
Result<void> checkCriteria(const acceptance::CriteriaSet& criteria, const ExportOptions& options)
{
    const auto record = store::readRun(options.images.run);
    if (!record) return tl::unexpected(record.error());
    const double scale = record->experiment.data.scale;
    std::ostringstream message;
    message << options.criteria << " is for ";
    if (!acceptance::isForLabels(criteria, record->labels)) {
        message << (criteria.material.isSegmented() ? "segmented slices of other values than the run's"
                                                    : "slices of grey values, and the run's are segmented");
    } else if (!acceptance::isForScale(criteria, scale)) {
        message << "slices scaled by " << criteria.scale << ", the run's are scaled by " << scale;
    } else {
        return {};
    }
    return invalidInput(
        message.str(), "make criteria of the run: synthslice-cli calibrate " + shellWord(options.images.run) +
                           (options.data.empty() ? "" : " --data " + shellWord(options.data)) +
                           " --out CRITERIA.json");
}

Result<CommandResult> exportImages(ExportOptions& options, const Progress& progress)
{
    if (options.tries < options.images.count) {
        return invalidInput("--tries " + std::to_string(options.tries) + " is less than --count " +
                                std::to_string(options.images.count),
                            "allow at least as many tries as images");
    }
    const auto criteria = acceptance::readCriteria(options.criteria);
    if (!criteria) return tl::unexpected(criteria.error());
    if (auto fits = checkCriteria(*criteria, options); !fits) return tl::unexpected(fits.error());
    options.images.choice.keepsCheckpoint = true;
    auto generator = options.images.open();
    if (!generator) return tl::unexpected(generator.error());
    if ((*generator)->provenance().at("checkpoint_kept") == false) {
        std::cerr << "warning: the checkpoint of step " << (*generator)->step()
                  << " cannot be marked as one to keep: nothing can be written into " << options.images.run
                  << "\n";
    }
    std::optional<acceptance::OutputCalibration> calibration;
    std::optional<acceptance::CopySearch> copies;
    if (options.calibrateOutput || !options.allowCopies) {
        const auto dataset = slicesOfRun(options.images.run, options.data, progress);
        if (!dataset) {
            return invalidInput("No slices to look for copies in: " + dataset.error().text(),
                                "tell where they are with --data, or give --allow-copies");
        }
        if (options.calibrateOutput) {
            auto fitted = acceptance::fitOutputCalibration(**dataset, **generator, progress);
            if (!fitted) return tl::unexpected(fitted.error());
            calibration = std::move(*fitted);
        }
        if (!options.allowCopies) copies.emplace(*dataset);
    }
    const acceptance::ExportSpec spec{options.images.out,
                                      options.images.count,
                                      options.tries,
                                      options.images.first,
                                      options.images.encoding(**generator),
                                      options.labels};
    const auto report = acceptance::exportAccepted(**generator, *criteria,
                                                   calibration ? &*calibration : nullptr,
                                                   copies ? &*copies : nullptr, spec, progress);
    if (!report) return tl::unexpected(report.error());

    CommandResult result{{{"accepted", report->accepted},
                          {"generated", report->generated},
                          {"yield", report->yield()},
                          {"interrupted", report->interrupted},
                          {"refused_by", report->refusedBy},
                          {"bits", spec.encoding.bits}},
                         {}};
    std::ostringstream text;
    text << report->accepted << " of " << report->generated << " images accepted ("
         << std::lround(100 * report->yield()) << " %), in " << options.images.out << "\n";
    for (const auto& [criterion, count] : report->refusedBy)
        text << "  refused by " << criterion << ": " << count << "\n";
    if (report->accepted < options.images.count)
        text << "fewer than the " << options.images.count
             << " asked for: " << (report->interrupted ? "interrupted" : "--tries was reached") << "\n";
    result.text = text.str();
    return result;
}

}  // namespace

void addImageCommands(CommandLine& commandLine)
{
    auto images = std::make_shared<ImageOptions>();
    auto calibratedAs = std::make_shared<std::string>();
    auto volume = std::make_shared<std::optional<data::VolumeFormat>>();
    auto& generateCommand = commandLine.add(
        "generate", "Make images with the generator of a run",
        "synthslice-cli generate my-run --count 100 --seed 0 --out images/",
        [images, calibratedAs, volume](const Progress& progress) {
            return generate(*images, *calibratedAs, *volume, progress);
        });
    images->addTo(generateCommand);
    generateCommand.add_option(
        "--size", images->size,
        "WIDTHxHEIGHT in px, for fully convolutional generators; the patch size if absent");
    generateCommand
        .add_option("--volume", *volume,
                    "Write all images into one file: tiff (a stack of pages), mha or nrrd")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, data::VolumeFormat>{{"tiff", data::VolumeFormat::TiffStack},
                                                      {"mha", data::VolumeFormat::MetaImage},
                                                      {"nrrd", data::VolumeFormat::Nrrd}}));
    generateCommand.add_flag(
        "--original-scale", images->originalScale,
        "Resize the images to the scale of the files, where data.scale made them smaller or larger");
    generateCommand.add_option("--calibrated-as", *calibratedAs,
                               "Apply the output calibration that this manifest.json of an export records");

    auto options = std::make_shared<ExportOptions>();
    auto& exportCommand = commandLine.add(
        "export", "Generate until enough images are accepted; write only these, with a manifest",
        "synthslice-cli export my-run --count 50 --criteria criteria.json --out accepted/",
        [options](const Progress& progress) { return exportImages(*options, progress); });
    options->images.addTo(exportCommand);
    exportCommand.add_option("--criteria", options->criteria, "Criteria file of 'calibrate'")->required();
    exportCommand.add_option("--tries", options->tries, "Images to make at the most")->capture_default_str();
    exportCommand.add_flag(
        "--calibrate-output", options->calibrateOutput,
        "Bring images to the spectrum and grey of the training half; recorded in the manifest");
    exportCommand.add_flag("--allow-copies", options->allowCopies,
                           "Do not look for copies of training patches, and do not refuse them");
    exportCommand.add_flag(
        "--labels", options->labels,
        "Also write which fibre each pixel belongs to (labels/, 16 bit, 0 is the matrix) and "
        "where the fibres are (fibres.csv); where there are none, its phase");
    exportCommand.add_option("--data", options->data, "The slices, if they have moved since training");
}

}  // namespace synthslice::app
