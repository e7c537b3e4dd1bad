#include "engine/quality/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/acceptance/copy_search.h"
#include "engine/quality/feature_metrics.h"
#include "engine/quality/jackknife.h"
#include "engine/quality/multi_scale_ssim.h"
#include "engine/quality/null_models.h"
#include "engine/quality/quality_reference.h"
#include "engine/spec/text.h"

namespace synthslice::quality {

namespace {

constexpr std::size_t fewestImages = 32;
constexpr std::size_t copySearched = 128;  // images: each takes tens of milliseconds a slice

struct RealFeatures {
    Features training;
    Features heldOut;
    Features trainingHalf;  ///< one half of the training patches, for the other to be compared with
};

struct MetricName {
    const char* key;
    const char* label;
};

constexpr std::array metricNames{
    MetricName{"kid", SYNTHSLICE_TEXT("Kernel distance (KID)")},
    MetricName{"precision", SYNTHSLICE_TEXT("Precision")},
    MetricName{"recall", SYNTHSLICE_TEXT("Recall")},
    MetricName{"density", SYNTHSLICE_TEXT("Density")},
    MetricName{"coverage", SYNTHSLICE_TEXT("Coverage")},
    MetricName{"nearest_neighbour_accuracy", SYNTHSLICE_TEXT("Nearest-neighbour test")},
    MetricName{"linear_classifier_accuracy", SYNTHSLICE_TEXT("Linear classifier")},
    MetricName{"different_bins", SYNTHSLICE_TEXT("Different bins (NDB)")},
    MetricName{"near_duplicates", SYNTHSLICE_TEXT("Near-duplicate pairs (birthday test)")},
    MetricName{"data_copying", SYNTHSLICE_TEXT("Data copying C_T")}};

/// In the order of metricNames.
std::vector<double> metricsOf(const RealFeatures& real, const Features& made)
{
    const Neighbourhoods nearest = neighbourhoods(real.heldOut, made);
    return {kernelDistance(real.heldOut, made),
            nearest.precision,
            nearest.recall,
            nearest.density,
            nearest.coverage,
            nearestNeighbourAccuracy(real.heldOut, made),
            linearClassifierAccuracy(real.heldOut, made),
            differentBins(real.heldOut, made),
            static_cast<double>(nearDuplicates(real.heldOut, made)),
            dataCopying(real.trainingHalf, real.heldOut, made)};
}

std::vector<QualityMetric> featureMetrics(Features training, Features heldOut, const Features& generated)
{
    // A perfect model's images are as other training patches: C_T compares one half of them with the other.
    const auto middle = training.begin() + static_cast<std::ptrdiff_t>(training.size() / 2);
    const Features otherHalf(middle, training.end());
    RealFeatures real{std::move(training), std::move(heldOut), {}};
    real.trainingHalf.assign(real.training.begin(),
                             real.training.begin() + static_cast<std::ptrdiff_t>(real.training.size() / 2));
    const std::vector<double> values = metricsOf(real, generated);
    const std::vector<double> errors = jackknifeErrors(
        std::span<const Features::value_type>(generated),
        [&](const Features& others) { return metricsOf(real, others); });
    std::vector<double> floors = metricsOf(real, real.training);
    floors.back() = dataCopying(real.trainingHalf, real.heldOut, otherHalf);
    std::vector<QualityMetric> metrics;
    for (std::size_t i = 0; i < metricNames.size(); ++i)
        metrics.push_back({metricNames[i].key, metricNames[i].label, values[i], errors[i], floors[i]});
    return metrics;
}

}  // namespace

bool Evaluation::beatsNullModels() const
{
    return !(assessment.score >= hardCoreDiscs) && !(assessment.score >= randomPhase);
}

Result<Evaluation> evaluate(const std::shared_ptr<const data::SliceDataset>& dataset,
                            std::span<const GreyImage> images, const FeatureSpace* learned,
                            const Progress& progress)
{
    if (images.size() < fewestImages) {
        return invalidInput("Only " + std::to_string(images.size()) + " images to evaluate",
                            "give at least " + std::to_string(fewestImages));
    }
    const auto reference = QualityReference::make(*dataset, images.size(), progress);
    if (!reference) return tl::unexpected(reference.error());
    Evaluation evaluation;
    const auto scoreOf = [&](std::span<const GreyImage> others) {
        return reference->assess(others, progress).map([](const session::Assessment& a) { return a.score; });
    };
    auto assessment = reference->assess(images, progress);
    if (!assessment) return tl::unexpected(assessment.error());
    evaluation.assessment = std::move(*assessment);
    const std::vector<GreyImage>& training = reference->trainingPatches();
    const std::span<const GreyImage> asMany(training.data(), std::min(training.size(), images.size()));
    const auto floor = scoreOf(asMany);
    if (!floor) return tl::unexpected(floor.error());
    evaluation.floor = *floor;

    const auto trainingFeatures = reference->features(training, progress);
    const auto heldOutFeatures = reference->features(reference->heldOutPatches(), progress);
    const auto features = reference->features(images, progress);
    if (!trainingFeatures || !heldOutFeatures || !features) return cancelled();
    evaluation.metrics = featureMetrics(*trainingFeatures, *heldOutFeatures, *features);
    if (learned != nullptr) {
        evaluation.learnedHash = learned->hash;
        evaluation.learnedMetrics = featureMetrics(learned->features(training),
                                                   learned->features(reference->heldOutPatches()),
                                                   learned->features(images));
    }
    const double dynamicRange = 2.0 * dataset->greyWindow().halfWidth;
    const double realSimilarity = meanPairSsim(reference->heldOutPatches(), dynamicRange);
    const auto similarity = [&](std::span<const GreyImage> some) {
        return std::vector{meanPairSsim(some, dynamicRange) / realSimilarity};
    };
    evaluation.metrics.push_back({"diversity", SYNTHSLICE_TEXT("MS-SSIM of pairs over real"),
                                  similarity(images).front(), jackknifeErrors(images, similarity).front(),
                                  meanPairSsim(training, dynamicRange) / realSimilarity});

    const acceptance::CopySearch search(dataset);
    evaluation.searchedForCopies = std::min(images.size(), copySearched);
    double copies = 0.0;
    for (std::size_t i = 0; i < evaluation.searchedForCopies; ++i) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(i) / static_cast<double>(evaluation.searchedForCopies),
                    SYNTHSLICE_TEXT("Looking for copies"));
        const double correlation = search.nearest(images[i]).correlation;
        evaluation.largestCorrelation = std::max(evaluation.largestCorrelation, correlation);
        copies += correlation > acceptance::CopySearch::copyCorrelation ? 1.0 : 0.0;
    }
    evaluation.copies = copies / static_cast<double>(evaluation.searchedForCopies);

    const auto discs = hardCoreDiscs(training, reference->settings(), images.size());
    evaluation.hardCoreDiscs = discs ? scoreOf(*discs).value_or(std::nan("")) : std::nan("");
    constexpr std::uint64_t seed = 3;
    evaluation.randomPhase = scoreOf(randomPhaseFields({asMany.begin(), asMany.end()}, seed))
                                 .value_or(std::nan(""));
    if (progress.cancelled()) return cancelled();
    return evaluation;
}

}  // namespace synthslice::quality
