#include "engine/quality/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "engine/acceptance/copy_search.h"
#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "engine/quality/disjoint_patches.h"
#include "engine/quality/features/feature_metrics.h"
#include "engine/quality/features/multi_scale_ssim.h"
#include "engine/quality/jackknife.h"
#include "engine/quality/null_models/null_models.h"
#include "engine/quality/null_models/quilting.h"
#include "engine/quality/quality_reference.h"

namespace synthslice::quality {

namespace {

constexpr std::size_t fewestImages = 32;
constexpr std::size_t fewestReal = 12;  // of either half, for five neighbours to be near

/// How many images are searched for copies: fewer where there are many slices, as each takes its time.
std::size_t searchedForCopies(const data::SliceDataset& dataset, std::size_t images)
{
    constexpr double most = 128.0;
    constexpr double fewest = 32.0;
    constexpr double pixelsForMost = 64e6;
    double pixels = 0.0;
    for (const data::Slice& slice : dataset.slices())
        pixels += static_cast<double>(slice.width) * slice.height;
    return std::min(images,
                    static_cast<std::size_t>(std::clamp(most * pixelsForMost / pixels, fewest, most)));
}

/// Real patches in a feature space. Those of `training` and of `heldOut` share no pixels.
struct RealFeatures {
    Features training;
    Features heldOut;
    Features allTraining;  ///< patches that overlap each other, for copies to be found near them
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

/// In the order of metricNames; `seen` is what `made` may be a copy of.
std::vector<double> metricsOf(const Features& heldOut, const Features& seen, const Features& made)
{
    const Neighbourhoods nearest = neighbourhoods(heldOut, made);
    return {kernelDistance(heldOut, made),
            nearest.precision,
            nearest.recall,
            nearest.density,
            nearest.coverage,
            nearestNeighbourAccuracy(heldOut, made),
            linearClassifierAccuracy(heldOut, made),
            differentBins(heldOut, made),
            static_cast<double>(nearDuplicates(heldOut, made)),
            dataCopying(seen, heldOut, made)};
}

/// The mean over groups of at least `size` rows; one group where there are fewer.
std::vector<double> meanOverGroups(const Features& rows, std::size_t size,
                                   const std::function<std::vector<double>(const Features&)>& measures)
{
    const std::size_t groups = std::max<std::size_t>(1, rows.size() / size);
    std::vector<double> mean(metricNames.size(), 0.0);
    for (std::size_t group = 0; group < groups; ++group) {
        Features members;
        for (std::size_t i = group; i < rows.size() && members.size() < size; i += groups)
            members.push_back(rows[i]);
        const std::vector<double> values = measures(members);
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += values[i] / static_cast<double>(groups);
    }
    return mean;
}

std::vector<QualityMetric> featureMetrics(const RealFeatures& real, const Features& generated)
{
    std::vector<double> values(metricNames.size(), std::nan(""));
    std::vector<double> errors = values;
    std::vector<double> floors = values;
    const std::size_t size = std::min(real.training.size(), generated.size());
    if (std::min(size, real.heldOut.size()) >= fewestReal) {
        const auto measures = [&](const Features& made) {
            return metricsOf(real.heldOut, real.allTraining, made);
        };
        values = meanOverGroups(generated, size, measures);
        errors = jackknifeErrors(std::span<const Features::value_type>(generated),
                                 [&](const Features& others) {
                                     return meanOverGroups(others, std::min(size, others.size()), measures);
                                 });
        // A perfect model's images are as other training patches: C_T compares one half of them with the
        // other.
        const auto middle = real.training.begin() + static_cast<std::ptrdiff_t>(real.training.size() / 2);
        floors = meanOverGroups(real.training, size, measures);
        floors.back() = dataCopying({real.training.begin(), middle}, real.heldOut,
                                    {middle, real.training.end()});
    }
    std::vector<QualityMetric> metrics;
    for (std::size_t i = 0; i < metricNames.size(); ++i)
        metrics.push_back({metricNames[i].key, metricNames[i].label, values[i], errors[i], floors[i]});
    return metrics;
}

std::vector<GreyImage> patchesAt(const data::SliceDataset& dataset, data::Half half)
{
    std::vector<GreyImage> patches;
    for (const data::PatchOrigin& origin : disjointPatches(dataset, half, QualityReference::patchesPerHalf))
        patches.push_back(dataset.patch(origin));
    return patches;
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
        return invalidInput(text("Only %1 images to evaluate", images.size()),
                            text("give at least %1", fewestImages));
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
    const std::vector<GreyImage>& allTraining = reference->trainingPatches();
    const std::vector<GreyImage> training = patchesAt(*dataset, data::Half::Training);
    const std::vector<GreyImage> heldOut = patchesAt(*dataset, data::Half::HeldOut);
    const auto described = [&](std::span<const GreyImage> some) {
        return reference->features(some, progress).value_or(Features());
    };
    evaluation.metrics = featureMetrics({described(training), described(heldOut), described(allTraining)},
                                        described(images));
    if (progress.cancelled()) return cancelled();
    if (learned != nullptr) {
        evaluation.learnedHash = learned->hash;
        evaluation.learnedMetrics = featureMetrics(
            {learned->features(training), learned->features(heldOut), learned->features(allTraining)},
            learned->features(images));
    }
    const double dynamicRange = 2.0 * dataset->greyWindow().halfWidth;
    const double realSimilarity = meanPairSsim(reference->heldOutPatches(), dynamicRange);
    const auto similarity = [&](std::span<const GreyImage> some) {
        return std::vector{meanPairSsim(some, dynamicRange) / realSimilarity};
    };
    evaluation.metrics.push_back({"diversity", SYNTHSLICE_TEXT("MS-SSIM of pairs over real"),
                                  similarity(images).front(), jackknifeErrors(images, similarity).front(),
                                  meanPairSsim(allTraining, dynamicRange) / realSimilarity});

    const acceptance::CopySearch search(dataset);
    evaluation.searchedForCopies = searchedForCopies(*dataset, images.size());
    std::vector<double> correlations(evaluation.searchedForCopies);
    forEachInParallel(correlations.size(), progress, SYNTHSLICE_TEXT("Looking for copies"),
                      [&](std::size_t i) { correlations[i] = search.nearest(images[i]).correlation; });
    if (progress.cancelled()) return cancelled();
    evaluation.largestCorrelation = std::ranges::max(correlations);
    const auto copies = std::ranges::count_if(correlations, [](double correlation) {
        return correlation > acceptance::CopySearch::copyCorrelation;
    });
    evaluation.copies = static_cast<double>(copies) / static_cast<double>(correlations.size());

    const auto discs = hardCoreDiscs(allTraining, reference->material(), images.size());
    evaluation.hardCoreDiscs = discs ? scoreOf(*discs).value_or(std::nan("")) : std::nan("");
    constexpr std::uint64_t seed = 3;
    const auto asMany = static_cast<std::ptrdiff_t>(std::min(allTraining.size(), images.size()));
    evaluation.randomPhase = scoreOf(
                                 randomPhaseFields({allTraining.begin(), allTraining.begin() + asMany}, seed))
                                 .value_or(std::nan(""));
    evaluation.quilting = scoreOf(quiltedImages(allTraining, images.size(), seed)).value_or(std::nan(""));
    if (progress.cancelled()) return cancelled();
    return evaluation;
}

}  // namespace synthslice::quality
