#include <algorithm>
#include <cmath>
#include <iomanip>
#include <locale>
#include <sstream>

#include "app/command_line.h"
#include "app/commands/class_evaluation.h"
#include "app/commands/likelihood_evaluation.h"
#include "app/shared/folder_images.h"
#include "app/shared/run_slices.h"
#include "engine/acceptance/export/export_folder.h"
#include "engine/acceptance/output_fitting.h"
#include "engine/base/files/atomic_file.h"
#include "engine/quality/evaluation.h"
#include "engine/report/quality_report.h"
#include "engine/spec/family.h"
#include "engine/store/run_store.h"
#include "engine/training/images/autoencoder_space.h"
#include "engine/training/images/image_generator.h"

namespace synthslice::app {

namespace {

using spec::Json;

struct EvaluateOptions {
    std::string run;
    std::string data;
    std::string images;
    std::string classifier;
    std::optional<std::string> part;  ///< absent: test
    std::string out;
    std::size_t count = 512;
    std::int64_t importanceSamples = 0;
    std::size_t testPatches = 1000;
    std::uint64_t seed = 1'000'000;
    bool calibrateOutput = false;
    training::GeneratorChoice choice;
};

/// Calibrated to the training half of `dataset` if that is asked for.
Result<std::vector<GreyImage>> generated(const EvaluateOptions& options, const data::SliceDataset* dataset,
                                         std::int64_t& step, const Progress& progress)
{
    auto generator = training::ImageGenerator::open(options.run, options.choice);
    if (!generator) return tl::unexpected(generator.error());
    step = (*generator)->step();
    std::optional<acceptance::OutputCalibration> calibration;
    if (options.calibrateOutput) {
        auto fitted = acceptance::fitOutputCalibration(*dataset, **generator, progress);
        if (!fitted) return tl::unexpected(fitted.error());
        calibration = std::move(*fitted);
    }
    std::vector<GreyImage> images;
    const auto made = acceptance::forEachImage(
        **generator, {options.seed}, options.count, progress,
        [&](const Latent&, GreyImage image) -> Result<acceptance::Wanted> {
            images.push_back(calibration ? calibration->apply(image) : std::move(image));
            progress.at(static_cast<double>(images.size()) / static_cast<double>(options.count),
                        "Generating images");
            return acceptance::Wanted::More;
        });
    if (!made) return tl::unexpected(made.error());
    return images;
}

Json jsonOf(const session::Interval& interval)
{
    return {interval.low, interval.high};
}

Json jsonOf(const quality::QualityMetric& metric)
{
    return {{"value", metric.value}, {"sd", metric.error}, {"floor", metric.floor}};
}

void writeTo(std::ostream& text, const std::vector<quality::QualityMetric>& metrics)
{
    for (const auto& metric : metrics) {
        text << "  " << std::left << std::setw(28) << metric.key << std::right << std::setw(8) << metric.value
             << std::setw(8) << metric.error << std::setw(8) << metric.floor << "\n";
    }
}

Json jsonOf(const quality::Evaluation& evaluation)
{
    const session::Assessment& assessment = evaluation.assessment;
    Json json = {{"score", assessment.enoughReal() ? Json(assessment.score) : Json()},
                 {"score_sd", assessment.scoreSd},
                 {"score_interval", jsonOf(assessment.scoreInterval)},
                 {"floor", assessment.realScore},
                 {"floor_interval", jsonOf(assessment.realInterval)},
                 {"real_patches", assessment.realPatches.value_or(0)},
                 {"enough_real", assessment.enoughReal()},
                 {"images", assessment.images},
                 {"descriptors", Json::object()},
                 {"copies",
                  {{"share", evaluation.copies},
                   {"largest_correlation", evaluation.largestCorrelation},
                   {"images", evaluation.searchedForCopies}}},
                 {"null_models",
                  {{"hard_core_discs", evaluation.hardCoreDiscs},
                   {"random_phase", evaluation.randomPhase},
                   {"quilting", evaluation.quilting}}},
                 {"beats_null_models", evaluation.beatsNullModels()}};
    if (const auto* worst = worstOf(assessment)) {
        json["worst"] = {{"descriptor", worst->key}, {"ratio", worst->ratio}};
    }
    for (const auto& each : assessment.descriptors) {
        json["descriptors"][each.key] = {
            {"ratio", each.ratio},         {"unit", each.unit},        {"x", each.x},
            {"generated", each.generated}, {"real_low", each.realLow}, {"real_median", each.realMedian},
            {"real_high", each.realHigh}};
    }
    for (const auto& metric : evaluation.metrics) json[metric.key] = jsonOf(metric);
    json["autoencoder"] = {{"hash", evaluation.learnedHash}};
    for (const auto& metric : evaluation.learnedMetrics) json["autoencoder"][metric.key] = jsonOf(metric);
    return json;
}

std::string textOf(const quality::Evaluation& evaluation)
{
    const session::Assessment& assessment = evaluation.assessment;
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(2);
    if (!assessment.enoughReal())
        text << "Q: " << tooLittleReal(assessment) << "\n";
    else {
        const auto write = [&](const session::Interval& interval) {
            if (std::isfinite(interval.low)) {
                text << interval.low << " to " << interval.high;
            } else {
                text << "not known from so few blocks";
            }
        };
        text << "Q " << assessment.score << " +- " << assessment.scoreSd
             << ", with other slices of the material ";
        write(assessment.scoreInterval);
        text << " (95 %); up to 1.5 good, above 3 poor\nreal training patches " << assessment.realScore
             << ", ";
        write(assessment.realInterval);
        text << "\n";
    }
    if (const auto* worst = worstOf(assessment))
        text << "worst: " << worst->key << " " << worst->ratio << "\n";
    for (const auto& each : assessment.descriptors) {
        text << "  " << std::left << std::setw(28) << each.key << std::right << std::setw(8) << each.ratio
             << "\n";
    }
    text << "                                images      +-    real\n";
    writeTo(text, evaluation.metrics);
    text << "the same in the code of an autoencoder (" << evaluation.learnedHash.substr(0, 12) << ")\n";
    writeTo(text, evaluation.learnedMetrics);
    text << "copies of training patches: " << 100.0 * evaluation.copies << " % of "
         << evaluation.searchedForCopies << ", largest correlation " << evaluation.largestCorrelation << "\n"
         << "Q without learning:";
    for (const auto& [name, score] : {std::pair("hard-core discs", evaluation.hardCoreDiscs),
                                      std::pair("random phase", evaluation.randomPhase),
                                      std::pair("quilted from training patches", evaluation.quilting)}) {
        if (!std::isnan(score)) text << " " << name << " " << score;
    }
    text << "\n";
    if (!evaluation.beatsNullModels())
        text << "The network is no better than images made without learning.\n";
    return text.str();
}

/// report.html and its kin, with the answer as quality.json.
Result<void> writeReport(acceptance::ExportFolder& folder, const data::SliceDataset& dataset,
                         const Json& json, report::QualityReport report)
{
    constexpr std::size_t count = 32;
    const std::vector<GreyImage> real = dataset.drawPatches(data::Half::HeldOut, count, 0);
    report.real = real;
    return report::writeQualityReport(folder.aside(), report)
        .and_then([&] {
            return writeFileAtomically(folder.aside() / "quality.json",
                                       json.dump(2, ' ', false, spec::Json::error_handler_t::replace) + "\n");
        })
        .and_then([&] { return folder.publish(); });
}

/// Of the given folder, or new ones of the run's generator, of checkpoint `step`.
Result<std::vector<GreyImage>> imagesToJudge(const EvaluateOptions& options,
                                             const data::SliceDataset* dataset, std::int64_t& step,
                                             const Progress& progress)
{
    if (options.images.empty()) return generated(options, dataset, step, progress);
    return readFolderImages(options.images, {}, progress).map([](FolderImages&& read) {
        return std::move(read.images);
    });
}

/// Images of a folder, or new ones of a run's generator, as a classifier sees them.
Result<CommandResult> evaluateByClassifier(const EvaluateOptions& options, const Progress& progress)
{
    if (!options.out.empty()) {
        return invalidInput("--out writes no report of what a classifier says of generated images",
                            "use --json FILE");
    }
    std::int64_t step = 0;
    const auto images = imagesToJudge(options, nullptr, step, progress);
    if (!images) return tl::unexpected(images.error());
    auto result = classifyImages(options.classifier, std::nullopt, *images);
    if (result) result->json["step"] = options.images.empty() ? Json(step) : Json();
    return result;
}

Result<CommandResult> evaluateClasses(const EvaluateOptions& options, const Progress& progress)
{
    if (!options.classifier.empty()) {
        return invalidInput("--classifier judges what a generator makes, and " + options.run +
                                " makes no images",
                            "name a run of a GAN first, or leave --classifier out");
    }
    if (options.images.empty()) {
        return evaluateClassifier(
            {options.run, options.choice.step, options.data, options.part.value_or("test"), options.out},
            progress);
    }
    const auto images = readFolderImages(options.images, {}, progress);
    if (!images) return tl::unexpected(images.error());
    return classifyImages(options.run, options.choice.step, images->images);
}

Result<CommandResult> evaluateSlices(const EvaluateOptions& options, const Progress& progress)
{
    std::optional<acceptance::ExportFolder> folder;
    if (!options.out.empty()) {
        auto begun = acceptance::ExportFolder::begin(options.out);
        if (!begun) return tl::unexpected(begun.error());
        folder.emplace(std::move(*begun));
    }
    const auto dataset = slicesOfRun(options.run, options.data, progress);
    if (!dataset) return tl::unexpected(dataset.error());
    std::int64_t step = 0;
    const auto images = imagesToJudge(options, dataset->get(), step, progress);
    if (!images) return tl::unexpected(images.error());
    const auto side = static_cast<int>((*dataset)->spec().patchSize);
    const auto other = std::ranges::find_if(
        *images, [&](const GreyImage& image) { return image.width != side || image.height != side; });
    if (other != images->end()) {
        return invalidInput("The images are " + std::to_string(other->width) + " x " +
                                std::to_string(other->height) + " px, but the patches " +
                                std::to_string(side) + " px",
                            "give images of the patch size");
    }
    const auto learned = training::autoencoderSpace(*dataset, progress);
    if (!learned) return tl::unexpected(learned.error());
    const auto evaluation = quality::evaluate(*dataset, *images, &*learned, progress);
    if (!evaluation) return tl::unexpected(evaluation.error());
    Json json = jsonOf(*evaluation);
    json["step"] = options.images.empty() ? Json(step) : Json();
    json["calibrated_output"] = options.calibrateOutput;
    std::string text = textOf(*evaluation);
    if (folder) {
        const auto written = writeReport(*folder, **dataset, json,
                                         {options.run,
                                          options.images.empty() ? std::optional(step) : std::nullopt,
                                          *evaluation,
                                          *images,
                                          {}});
        if (!written) return tl::unexpected(written.error());
        text += "report in " + options.out + "\n";
    }
    return CommandResult{std::move(json), std::move(text)};
}

Result<CommandResult> evaluateRun(const EvaluateOptions& options, const Progress& progress)
{
    const auto record = store::readRun(options.run);
    if (!record) return tl::unexpected(record.error());
    const spec::ExperimentSpec& experiment = record->experiment;
    if (spec::familyOf(experiment).dataNeed(experiment) == spec::DataNeed::LabelledImages)
        return evaluateClasses(options, progress);
    if (options.part) {
        return invalidInput("--part is of a classifier's images, and " + options.run +
                                " is a run of the family " + experiment.family.name(),
                            "leave it out");
    }
    const bool ofNewSlices = options.images.empty() && options.classifier.empty() &&
                             options.importanceSamples == 0;
    if (options.calibrateOutput && !ofNewSlices) {
        return invalidInput("--calibrate-output is of new images that are compared with held-out patches",
                            "leave it out");
    }
    if (options.importanceSamples > 0) {
        return evaluateLikelihood({options.run, options.choice.step, options.data, options.images,
                                   options.importanceSamples, options.testPatches, options.seed},
                                  progress);
    }
    return options.classifier.empty() ? evaluateSlices(options, progress)
                                      : evaluateByClassifier(options, progress);
}

}  // namespace

void addQualityCommands(CommandLine& commandLine)
{
    auto options = std::make_shared<EvaluateOptions>();
    auto& command = commandLine.add(
        "evaluate",
        "Compare a run's images with held-out real patches, or a classifier with the classes of its images",
        "synthslice-cli evaluate my-run --data slices/ --json quality.json",
        [options](const Progress& progress) { return evaluateRun(*options, progress); });
    command.add_option("RUN", options->run, "Run folder")->required();
    command.add_option("--data", options->data, "The slices or images, if they have moved since training");
    command.add_option("--images", options->images, "Judge the images of this folder instead of new ones");
    command.add_option("--out", options->out,
                       "Also write a report that can be sent on, figures and tables into this new folder");
    command.add_option("--classifier", options->classifier,
                       "Run of a classifier that tells instead what it takes the images for");
    command
        .add_option(
            "--importance-samples", options->importanceSamples,
            "Tell instead the bound (ELBO) and the log-likelihood of held-out patches, or of --images, by a "
            "run of a VAE or DRAW: so many samples an image")
        ->check(CLI::Range(1, 1000000));
    command.add_option("--test-patches", options->testPatches, "Held-out patches for --importance-samples")
        ->capture_default_str()
        ->check(CLI::Range(2, 1000000));
    command.add_option("--part", options->part, "Images of a classifier's run: test, validation or training")
        ->default_str("test")
        ->check(CLI::IsMember({"test", "validation", "training"}));
    command.add_option("--count", options->count, "Images to make")
        ->capture_default_str()
        ->check(CLI::Range(32, 100000));
    command.add_option("--seed", options->seed, "Latent seed of the first image")->capture_default_str();
    command.add_option("--step", options->choice.step, "Checkpoint of this step; the best if absent");
    command.add_flag("--calibrate-output", options->calibrateOutput,
                     "Judge images that are brought to the spectrum and grey of the training half, as "
                     "'export --calibrate-output' writes them");
    command.add_flag("!--raw", options->choice.averaged,
                     "The generator as it is trained, not the averaged one");
}

}  // namespace synthslice::app
