#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iomanip>
#include <memory>
#include <optional>
#include <sstream>
#include <vector>

#include "app/command_line.h"
#include "app/shared/folder_images.h"
#include "app/shared/reading_options.h"
#include "app/shared/region_options.h"
#include "app/shared/run_slices.h"
#include "engine/acceptance/criteria/calibration.h"
#include "engine/acceptance/image_judge.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/parallel.h"
#include "engine/base/text/number_text.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/store/run_store.h"

namespace synthslice::app {

namespace {

using spec::Json;

struct CalibrateOptions {
    std::string source;
    std::string out;
    std::filesystem::path data;
    std::optional<double> scale;
    std::optional<std::int64_t> patchSize;
    std::optional<std::int64_t> blockSize;
    spec::DataSpec reading;
    RegionOptions region;
    acceptance::CalibrationSpec calibration;
    bool openCv = false;
};

/// Cut as the options say, or as the run does that they name.
Result<std::shared_ptr<const data::SliceDataset>> slicesOf(const CalibrateOptions& options,
                                                           const Progress& progress)
{
    if (store::isRun(options.source)) {
        if (options.scale || options.patchSize || options.blockSize || options.region.given() ||
            options.reading != spec::DataSpec()) {
            return invalidInput(options.source + " is a run, whose slices are read and cut as it does",
                                "leave out --scale, --patch-size, --block-size, --mask, --roi, --slices and "
                                "what tells how to read them, or give the slices");
        }
        return slicesOfRun(options.source, options.data, progress);
    }
    if (!options.data.empty()) {
        return invalidInput("--data tells where the slices of a run are, and " + options.source + " is none",
                            "leave it out");
    }
    spec::DataSpec cut = options.reading;
    if (options.scale) cut.scale = *options.scale;
    if (options.patchSize) cut.patchSize = *options.patchSize;
    if (options.blockSize) cut.blockSize = *options.blockSize;
    options.region.applyTo(cut);
    return data::SliceDataset::load(options.source, cut, progress).map([](data::SliceDataset&& dataset) {
        return std::make_shared<const data::SliceDataset>(std::move(dataset));
    });
}

Result<CommandResult> calibrate(CalibrateOptions options, const Progress& progress)
{
    if (options.openCv) options.calibration.method = measure::CircleMethod::OpenCvHough;
    if (auto writable = checkWritable(options.out); !writable) return tl::unexpected(writable.error());
    const auto dataset = slicesOf(options, progress.part(0.0, 0.2));
    if (!dataset) return tl::unexpected(dataset.error());
    if (options.calibration.fibreRadiusPx == 0.0)
        options.calibration.fibreRadiusPx = (*dataset)->spec().fibreRadius;
    const auto criteria = acceptance::calibrate(**dataset, options.calibration, progress.part(0.2, 1.0));
    if (!criteria) return tl::unexpected(criteria.error());
    if (auto written = acceptance::writeCriteria(options.out, *criteria); !written)
        return tl::unexpected(written.error());

    CommandResult result{{{"criteria", Json::array()},
                          {"real_refused", criteria->realRefused},
                          {"fibre_radius_px", criteria->material.circles.radiusPx},
                          {"scale", criteria->scale}},
                         {}};
    std::ostringstream text;
    text << std::fixed << std::setprecision(4);
    text << std::left << std::setw(26) << "criterion" << std::right << std::setw(12) << "low" << std::setw(12)
         << "high" << std::setw(14) << "real refused"
         << "\n";
    for (const auto& limit : criteria->limits) {
        result.json["criteria"].push_back({{"name", limit.criterion},
                                           {"low", limit.low},
                                           {"high", limit.high},
                                           {"real_refused", limit.realRefused}});
        text << std::left << std::setw(26) << limit.criterion << std::right << std::setw(12) << limit.low
             << std::setw(12) << limit.high << std::setw(12) << std::setprecision(1)
             << 100 * limit.realRefused << " %" << std::setprecision(4) << "\n";
    }
    text << "all together refuse " << std::setprecision(1) << 100 * criteria->realRefused
         << " % of unseen real patches (asked: " << 100 * criteria->refuseRealAsked
         << " %)\nthis holds for the material of these slices; calibrate again for another specimen\nwritten "
            "to "
         << options.out << "\n";
    result.text = text.str();
    return result;
}

struct JudgeOptions {
    std::string folder;
    std::string criteria;
    spec::DataSpec reading;
};

/// An error if images that criteria of labels are to judge have other greys.
Result<void> haveLabels(const FolderImages& read, const std::vector<double>& labels)
{
    for (std::size_t i = 0; i < read.images.size(); ++i) {
        const std::optional<double> other = acceptance::greyThatIsNoLabel(read.images[i], labels);
        if (!other) continue;
        std::string known;
        for (const double label : labels) known += (known.empty() ? "" : ", ") + numberText(label, 4);
        return invalidInput(read.names[i] + " has the grey " + numberText(*other, 4) +
                                " of full scale, which is no label of these criteria (" + known + ")",
                            "give images with these labels, or criteria of the labels they have");
    }
    return {};
}

Result<CommandResult> judge(const JudgeOptions& options, const Progress& progress)
{
    const auto criteria = acceptance::readCriteria(options.criteria);
    if (!criteria) return tl::unexpected(criteria.error());
    const auto read = readFolderImages(options.folder, options.reading, progress.part(0.0, 0.3));
    if (!read) return tl::unexpected(read.error());
    if (auto labelled = haveLabels(*read, criteria->material.labels); !labelled)
        return tl::unexpected(labelled.error());
    std::vector<acceptance::Judgement> judgements(read->images.size());
    forEachInParallel(judgements.size(), progress.part(0.3, 1.0), "Judging images",
                      [&](std::size_t i) { judgements[i] = acceptance::judge(read->images[i], *criteria); });
    if (progress.cancelled()) return cancelled();

    Json images = Json::array();
    Json skipped = Json::array();
    std::ostringstream text;
    for (const data::SkippedFile& file : read->skipped) {
        skipped.push_back({{"file", file.file}, {"reason", file.reason}});
        text << "skipped: " << file.file << ": " << file.reason << "\n";
    }
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        std::vector<std::string> reasons;
        for (const auto& refusal : judgements[i].refusals) reasons.push_back(toText(refusal));
        images.push_back({{"file", read->names[i]},
                          {"accepted", judgements[i].accepted},
                          {"reasons", reasons},
                          {"measures", judgements[i].measures}});
        text << read->names[i] << ": " << (judgements[i].accepted ? "accepted" : "refused");
        for (const auto& reason : reasons) text << "; " << reason;
        text << "\n";
    }
    const auto accepted = std::ranges::count_if(judgements, &acceptance::Judgement::accepted);
    text << accepted << " of " << judgements.size() << " accepted\n";
    return CommandResult{{{"judged", judgements.size()},
                          {"accepted", accepted},
                          {"images", std::move(images)},
                          {"skipped", std::move(skipped)}},
                         text.str()};
}

}  // namespace

void addJudgingCommands(CommandLine& commandLine)
{
    auto options = std::make_shared<CalibrateOptions>();
    auto& calibrateCommand = commandLine.add(
        "calibrate", "Find acceptance limits from real patches",
        "synthslice-cli calibrate my-run --out criteria.json --refuse-real 0.05",
        [options](const Progress& progress) { return calibrate(*options, progress); });
    calibrateCommand
        .add_option("FOLDER", options->source,
                    "Folder or file of real slices, or a run, for its slices as it cuts them")
        ->required();
    calibrateCommand.add_option("--data", options->data,
                                "The run's slices, if they have moved since training");
    calibrateCommand.add_option("--out", options->out, "Criteria file to write")->required();
    calibrateCommand
        .add_option("--refuse-real", options->calibration.refuseReal,
                    "Share of real patches that may be refused")
        ->capture_default_str()
        ->check(CLI::Range(0.001, 0.5));
    calibrateCommand
        .add_option("--scale", options->scale, "Resize slices by this first; 0 finds it in them; 1 if absent")
        ->check(CLI::Range(0.0, 8.0));
    calibrateCommand
        .add_option("--patch-size", options->patchSize, "Width and height of patches, px; 64 if absent")
        ->check(CLI::Range(8, 1024));
    calibrateCommand
        .add_option("--block-size", options->blockSize,
                    "Width and height of blocks that count as independent, px; 128 if absent")
        ->check(CLI::Range(16, 8192));
    addReadingOptions(calibrateCommand, options->reading);
    options->region.addTo(calibrateCommand);
    calibrateCommand.add_option("--fibre-radius", options->calibration.fibreRadiusPx,
                                "Fibre radius, px; found by itself if absent");
    calibrateCommand.add_flag("--dark-fibres", options->calibration.darkFibres,
                              "Fibres are darker than what is between them");
    calibrateCommand.add_flag("--opencv-circles", options->openCv,
                              "Find circles with OpenCV's Hough transform, as the report did");

    auto judged = std::make_shared<JudgeOptions>();
    auto& judgeCommand = commandLine.add(
        "judge", "Accept or refuse existing images", "synthslice-cli judge images/ --criteria criteria.json",
        [judged](const Progress& progress) { return judge(*judged, progress); });
    judgeCommand.add_option("FOLDER", judged->folder, "Folder or file of images")->required();
    judgeCommand.add_option("--criteria", judged->criteria, "Criteria file of 'calibrate'")->required();
    addReadingOptions(judgeCommand, judged->reading);
}

}  // namespace synthslice::app
