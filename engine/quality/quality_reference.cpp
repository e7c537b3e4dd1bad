#include "engine/quality/quality_reference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/acceptance/material_of.h"
#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/base/text/text.h"
#include "engine/measure/quantile.h"
#include "engine/measure/statistics.h"
#include "engine/quality/disjoint_patches.h"
#include "engine/quality/features/descriptor_space.h"
#include "engine/quality/real_parts.h"
#include "engine/quality/real_patches.h"

namespace synthslice::quality {

namespace {

constexpr std::size_t splitCount = 15;
constexpr int smallestPatch = 28;
constexpr double smallestRatio = 0.2;
constexpr double normalQuantile975 = 1.96;

double scoreOf(const std::vector<double>& ratios)
{
    double logs = 0.0;
    for (const double ratio : ratios) logs += std::log(std::max(smallestRatio, ratio));
    return std::exp(logs / static_cast<double>(ratios.size()));
}

session::Interval intervalOf(double score, double errorOfLog)
{
    return {score * std::exp(-normalQuantile975 * errorOfLog),
            score * std::exp(normalQuantile975 * errorOfLog)};
}

}  // namespace

class QualityReference::Impl {
public:
    DescriptorSpace space;
    RealParts real;
    session::Assessment ofReal;  ///< what an assessment says of the real patches
    std::vector<GreyImage> trainingImages;
    std::vector<GreyImage> heldOutImages;

    /// Ratios to a part of the real patches, that of the sliced Wasserstein distance given.
    [[nodiscard]] std::vector<double> ratios(const ComponentRows& set, const RealPart& part,
                                             double sliced) const
    {
        std::vector<double> result = space.distances(set, part.heldOut);
        for (std::size_t i = 0; i < result.size(); ++i) result[i] /= part.floors[i];
        result.push_back(sliced);
        return result;
    }

    [[nodiscard]] double slicedRatio(const ProjectionRows& projections) const
    {
        return space.slicedDistance(projections, real.heldOut) / real.all.floors.back();
    }

    /// Standard error over the regions of the real slices of `logScore(part)`; NaN with fewer than two parts.
    template <class LogScore>
    [[nodiscard]] double errorOverRegions(const LogScore& logScore) const
    {
        std::vector<double> logs(real.without.size());
        forEachInParallel(logs.size(), {}, "", [&](std::size_t i) { logs[i] = logScore(real.without[i]); });
        if (logs.size() < 2) return std::nan("");
        return measure::meanAndSd(logs).sd * std::sqrt(static_cast<double>(logs.size() - 1));
    }

    /// Q of real training patches in place of the images.
    void assessReal()
    {
        std::vector<double> sliced;
        for (const ProjectionRows& group : real.training) sliced.push_back(slicedRatio(group));
        const auto logScore = [&](const RealPart& part) {
            double sum = 0.0;
            for (std::size_t i = 0; i < part.training.size(); ++i)
                sum += std::log(scoreOf(ratios(part.training[i], part, sliced[i])));
            return sum / static_cast<double>(part.training.size());
        };
        ofReal.realScore = std::exp(logScore(real.all));
        ofReal.realInterval = intervalOf(ofReal.realScore, errorOverRegions(logScore));
    }
};

QualityReference::QualityReference() : m_impl(std::make_unique<Impl>()) {}
QualityReference::~QualityReference() = default;
QualityReference::QualityReference(QualityReference&& other) noexcept = default;
QualityReference& QualityReference::operator=(QualityReference&& other) noexcept = default;

Result<QualityReference> QualityReference::make(const data::SliceDataset& dataset, std::size_t imageCount,
                                                const Progress& progress)
{
    const auto patchSize = static_cast<int>(dataset.spec().patchSize);
    if (patchSize < smallestPatch) {
        return invalidInput(text("data.patch_size: patches of %1 px are too small to describe", patchSize),
                            text("take at least %1 px", smallestPatch));
    }
    if (dataset.originCount(data::Half::HeldOut) == 0) {
        return invalidInput(text("data.held_out_fraction: no patches are held out to compare with"),
                            text("hold out a share of the data"));
    }
    QualityReference made;
    Impl& reference = *made.m_impl;
    const RealPatches patches = drawRealPatches(dataset, patchesPerHalf, splitCount);
    const auto tooFew = [&] {
        return invalidInput(
            text("The slices give too few separate blocks of %1 px to compare with each other",
                 dataset.spec().blockSize),
            text("use larger slices, or choose a smaller data.block_size"));
    };
    if (patches.splits.empty()) return tooFew();
    auto material = acceptance::materialOf(dataset, {});
    if (!material) return tl::unexpected(material.error());
    reference.space = DescriptorSpace(*std::move(material), patchSize);
    const auto described = reference.space.describe(patches.images, progress);
    if (!described) return tl::unexpected(described.error());
    DescribedPatches training;
    for (std::size_t row = 0; row < patches.heldOut.size(); ++row) {
        (patches.heldOut[row] ? reference.heldOutImages : reference.trainingImages)
            .push_back(patches.images[row]);
        if (patches.heldOut[row]) continue;
        training.components.push_back(described->components[row]);
        training.projections.push_back(described->projections[row]);
    }
    reference.space.standardize(training);
    reference.real = realParts(reference.space, patches, *described, imageCount, progress);
    if (progress.cancelled()) return cancelled();
    if (reference.real.all.floors.empty()) return tooFew();
    reference.assessReal();
    reference.ofReal.realPatches = static_cast<std::int64_t>(
        std::min(disjointPatches(dataset, data::Half::Training, patchesPerHalf).size(),
                 disjointPatches(dataset, data::Half::HeldOut, patchesPerHalf).size()));
    return made;
}

Result<session::Assessment> QualityReference::assess(std::span<const GreyImage> images,
                                                     const Progress& progress) const
{
    const Impl& reference = *m_impl;
    const auto described = reference.space.describe(images, progress);
    if (!described) return tl::unexpected(described.error());
    const ComponentRows& components = described->components;
    const double sliced = reference.slicedRatio(described->projections);
    const std::vector<double> ratios = reference.ratios(components, reference.real.all, sliced);

    session::Assessment assessment = reference.ofReal;
    assessment.score = scoreOf(ratios);
    assessment.images = static_cast<std::int64_t>(images.size());

    constexpr int resamples = 20;
    std::vector<double> scores(resamples);
    forEachInParallel(resamples, {}, "", [&](std::size_t resample) {
        Random random(0xB007, resample);
        ComponentRows drawn;
        for (std::size_t i = 0; i < images.size(); ++i)
            drawn.push_back(components[random.below(static_cast<std::uint32_t>(images.size()))]);
        scores[resample] = scoreOf(reference.ratios(drawn, reference.real.all, sliced));
    });
    assessment.scoreSd = measure::meanAndSd(scores).sd;
    const double overRegions = reference.errorOverRegions(
        [&](const RealPart& part) { return std::log(scoreOf(reference.ratios(components, part, sliced))); });
    assessment.scoreInterval = intervalOf(assessment.score,
                                          std::hypot(overRegions, assessment.scoreSd / assessment.score));

    for (std::size_t i = 0; i < reference.space.descriptors().size(); ++i) {
        const Descriptor& descriptor = reference.space.descriptors()[i];
        session::DescriptorAssessment each{
            descriptor.key, descriptor.label, descriptor.unit, ratios[i], descriptor.x, {}, {}, {}, {}};
        for (std::size_t c = reference.space.begin(i); c < reference.space.begin(i + 1); ++c) {
            const std::vector<double> generated = sortedColumn(components, c);
            const std::vector<double> real = sortedColumn(reference.real.all.heldOut, c);
            each.generated.push_back(std::accumulate(generated.begin(), generated.end(), 0.0) /
                                     static_cast<double>(generated.size()));
            each.realLow.push_back(measure::quantile(real, 0.05));
            each.realMedian.push_back(measure::quantile(real, 0.5));
            each.realHigh.push_back(measure::quantile(real, 0.95));
        }
        assessment.descriptors.push_back(std::move(each));
    }
    assessment.descriptors.push_back({"sliced_wasserstein",
                                      SYNTHSLICE_TEXT("Sliced Wasserstein distance"),
                                      "",
                                      ratios.back(),
                                      {},
                                      {},
                                      {},
                                      {},
                                      {}});
    return assessment;
}

const std::vector<GreyImage>& QualityReference::trainingPatches() const
{
    return m_impl->trainingImages;
}
const std::vector<GreyImage>& QualityReference::heldOutPatches() const
{
    return m_impl->heldOutImages;
}
const measure::Material& QualityReference::material() const
{
    return m_impl->space.material();
}

Result<std::vector<std::vector<double>>> QualityReference::features(std::span<const GreyImage> images,
                                                                    const Progress& progress) const
{
    auto described = m_impl->space.describe(images, progress);
    if (!described) return tl::unexpected(described.error());
    return m_impl->space.features(std::move(described->components));
}

}  // namespace synthslice::quality
