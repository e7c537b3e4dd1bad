#include "engine/quality/quality_reference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

#include "engine/acceptance/calibration.h"
#include "engine/acceptance/calibration_patches.h"
#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/measure/quantile.h"
#include "engine/quality/descriptor_space.h"
#include "engine/quality/disjoint_patches.h"
#include "engine/quality/real_patches.h"
#include "engine/spec/text.h"

namespace synthslice::quality {

namespace {

constexpr std::size_t splitCount = 15;
constexpr std::size_t mostGroups = 8;  // of regions, for the jackknife
constexpr std::size_t thresholdPatches = 128;
constexpr int smallestPatch = 28;
constexpr double smallestRatio = 0.2;
constexpr double z95 = 1.96;

using Rows = std::vector<std::size_t>;

/// Some rows of components or projections.
template <class Table>
Table chosen(const Table& table, const Rows& rows)
{
    Table part;
    for (const std::size_t row : rows) part.push_back(table[row]);
    return part;
}

/// `count` of some rows, evenly spaced: rows come training half first, and both halves are to be in it.
Rows evenly(const Rows& rows, std::size_t count)
{
    if (rows.size() <= count) return rows;
    Rows some;
    for (std::size_t i = 0; i < count; ++i) some.push_back(rows[i * rows.size() / count]);
    return some;
}

double scoreOf(const std::vector<double>& ratios)
{
    double logs = 0.0;
    for (const double ratio : ratios) logs += std::log(std::max(smallestRatio, ratio));
    return std::exp(logs / static_cast<double>(ratios.size()));
}

session::Interval intervalOf(double score, double errorOfLog)
{
    return {score * std::exp(-z95 * errorOfLog), score * std::exp(z95 * errorOfLog)};
}

/// Of each patch the group of its region: regions of either half in turn. As many groups as can be left out
/// one by one without leaving out a half; 0 where there are none.
struct RegionGroups {
    std::size_t count = 0;
    std::vector<std::size_t> ofPatch;
};

RegionGroups groupsOf(const RealPatches& patches)
{
    std::array<std::map<std::size_t, std::size_t>, 2> rank;  // of the regions of each half
    for (std::size_t i = 0; i < patches.region.size(); ++i)
        rank[patches.heldOut[i] ? 1 : 0][patches.region[i]];
    RegionGroups groups{std::min({mostGroups, rank[0].size(), rank[1].size()}), {}};
    if (groups.count < 2) return {};
    for (auto& half : rank) {
        std::size_t next = 0;
        for (auto& [region, group] : half) group = next++ % groups.count;
    }
    for (std::size_t i = 0; i < patches.region.size(); ++i)
        groups.ofPatch.push_back(rank[patches.heldOut[i] ? 1 : 0].at(patches.region[i]));
    return groups;
}

/// The real patches that images are compared with: all, or those that are left without a group of regions.
struct RealPart {
    Components training;  ///< as many as images are compared
    Components heldOut;
    std::vector<double> floors;  ///< of each descriptor, the sliced Wasserstein distance last
};

}  // namespace

class QualityReference::Impl {
public:
    DescriptorSpace space;
    std::size_t imageCount = 0;
    DescribedPatches real;
    RealPart all;
    std::vector<RealPart> without;  ///< each group of regions; their last floor is that of all
    Projections heldOutProjections;
    session::Assessment ofReal;  ///< what an assessment says of the real patches
    std::vector<GreyImage> trainingImages;
    std::vector<GreyImage> heldOutImages;

    /// The median distances between real patches, some rows of them, over splits that have two sides of
    /// them; none if there are no such splits.
    [[nodiscard]] std::vector<double> medianDistances(const std::vector<std::vector<bool>>& splits,
                                                      const Rows& rows, bool sliced,
                                                      const Progress& progress) const
    {
        std::vector<std::vector<double>> ofSplits(splits.size());
        forEachInParallel(
            splits.size(), progress, SYNTHSLICE_TEXT("Comparing real patches"), [&](std::size_t i) {
                Rows sides[2];
                for (const std::size_t row : rows) sides[splits[i][row] ? 1 : 0].push_back(row);
                const Rows one = evenly(sides[0], imageCount);
                const Rows other = evenly(sides[1], patchesPerHalf);
                if (one.empty() || other.empty()) return;
                ofSplits[i] = space.distances(chosen(real.components, one), chosen(real.components, other));
                for (double& distance : ofSplits[i])
                    distance = std::max(distance, 0.5 / std::sqrt(static_cast<double>(one.size())));
                if (sliced) {
                    ofSplits[i].push_back(
                        space.slicedDistance(chosen(real.projections, one), chosen(real.projections, other)));
                }
            });
        std::erase_if(ofSplits, [](const auto& distances) { return distances.empty(); });
        std::vector<double> medians;
        for (std::size_t k = 0; !ofSplits.empty() && k < ofSplits.front().size(); ++k) {
            std::vector<double> values;
            for (const auto& distances : ofSplits) values.push_back(distances[k]);
            medians.push_back(std::max(1e-9, measure::quantile(values, 0.5)));
        }
        return medians;
    }

    [[nodiscard]] RealPart part(const RealPatches& patches, const Rows& rows, bool sliced,
                                const Progress& progress) const
    {
        Rows halves[2];
        for (const std::size_t row : rows) halves[patches.heldOut[row] ? 1 : 0].push_back(row);
        return {chosen(real.components, evenly(halves[0], imageCount)), chosen(real.components, halves[1]),
                medianDistances(patches.splits, rows, sliced, progress)};
    }

    /// Ratios to a part of the real patches, that of the sliced Wasserstein distance given.
    [[nodiscard]] std::vector<double> ratios(const Components& set, const RealPart& part, double sliced) const
    {
        std::vector<double> result = space.distances(set, part.heldOut);
        for (std::size_t i = 0; i < result.size(); ++i) result[i] /= part.floors[i];
        result.push_back(sliced);
        return result;
    }

    [[nodiscard]] double slicedRatio(const Projections& projections) const
    {
        return space.slicedDistance(projections, heldOutProjections) / all.floors.back();
    }

    /// Standard error of ln Q over the regions of the real slices; `setOf(part)` is what is compared with a
    /// part of them. NaN with fewer than two groups.
    template <class SetOf>
    [[nodiscard]] double errorOverRegions(double sliced, const SetOf& setOf) const
    {
        std::vector<double> logs(without.size());
        forEachInParallel(without.size(), {}, "", [&](std::size_t i) {
            logs[i] = std::log(scoreOf(ratios(setOf(without[i]), without[i], sliced)));
        });
        if (logs.size() < 2) return std::nan("");
        return sdOf(logs) * std::sqrt(static_cast<double>(logs.size() - 1));
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
        return invalidInput("data.patch_size: patches of " + std::to_string(patchSize) +
                                " px are too small to describe",
                            "take at least " + std::to_string(smallestPatch) + " px");
    }
    if (dataset.originCount(data::Half::HeldOut) == 0) {
        return invalidInput("data.held_out_fraction: no patches are held out to compare with",
                            "hold out a share of the data");
    }
    QualityReference made;
    Impl& reference = *made.m_impl;
    const RealPatches patches = drawRealPatches(dataset, patchesPerHalf, splitCount);
    const auto tooFew = [&] {
        return invalidInput("The slices give too few separate blocks of " +
                                std::to_string(dataset.spec().blockSize) + " px to compare with each other",
                            "use larger slices, or choose a smaller data.block_size");
    };
    if (patches.splits.empty()) return tooFew();
    constexpr double anyRadiusPx = 4.0;  // where the slices show no fibres
    const double radiusPx = acceptance::medianFibreRadiusPx(dataset);
    acceptance::CriteriaSet settings = acceptance::measuringCriteria(
        dataset.drawPatches(data::Half::Training, thresholdPatches, 0), {},
        radiusPx > 0.0 ? radiusPx : anyRadiusPx, dataset.summary().bitDepth);
    settings.pixelSizeUm = dataset.summary().pixelSizeUm.value_or(0.0);
    reference.space = DescriptorSpace(std::move(settings));
    reference.imageCount = imageCount;
    auto described = reference.space.describe(patches.images, progress);
    if (!described) return tl::unexpected(described.error());
    reference.real = std::move(*described);
    Rows rows(patches.images.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    Rows halves[2];
    for (const std::size_t row : rows) {
        halves[patches.heldOut[row] ? 1 : 0].push_back(row);
        (patches.heldOut[row] ? reference.heldOutImages : reference.trainingImages)
            .push_back(patches.images[row]);
    }
    reference.space.standardize(
        {chosen(reference.real.components, halves[0]), chosen(reference.real.projections, halves[0])});
    reference.heldOutProjections = chosen(reference.real.projections, halves[1]);
    reference.all = reference.part(patches, rows, true, progress);
    if (progress.cancelled()) return cancelled();
    if (reference.all.floors.empty()) return tooFew();
    const RegionGroups groups = groupsOf(patches);
    for (std::size_t group = 0; group < groups.count; ++group) {
        Rows others;
        std::ranges::copy_if(rows, std::back_inserter(others),
                             [&](std::size_t row) { return groups.ofPatch[row] != group; });
        RealPart part = reference.part(patches, others, false, progress);
        if (!part.floors.empty()) reference.without.push_back(std::move(part));
    }
    if (progress.cancelled()) return cancelled();

    session::Assessment& ofReal = reference.ofReal;
    const double sliced = reference.slicedRatio(
        chosen(reference.real.projections, evenly(halves[0], imageCount)));
    ofReal.realScore = scoreOf(reference.ratios(reference.all.training, reference.all, sliced));
    ofReal.realInterval = intervalOf(
        ofReal.realScore,
        reference.errorOverRegions(sliced, [](const RealPart& part) { return part.training; }));
    ofReal.realPatches = static_cast<std::int64_t>(
        std::min(disjointPatches(dataset, data::Half::Training, patchesPerHalf).size(),
                 disjointPatches(dataset, data::Half::HeldOut, patchesPerHalf).size()));
    reference.real = {};
    return made;
}

Result<session::Assessment> QualityReference::assess(std::span<const GreyImage> images,
                                                     const Progress& progress) const
{
    const Impl& reference = *m_impl;
    const auto described = reference.space.describe(images, progress);
    if (!described) return tl::unexpected(described.error());
    const Components& components = described->components;
    const double sliced = reference.slicedRatio(described->projections);
    const std::vector<double> ratios = reference.ratios(components, reference.all, sliced);

    session::Assessment assessment = reference.ofReal;
    assessment.score = scoreOf(ratios);
    assessment.images = static_cast<std::int64_t>(images.size());

    constexpr int resamples = 20;
    std::vector<double> scores(resamples);
    forEachInParallel(resamples, {}, "", [&](std::size_t resample) {
        Random random(0xB007, resample);
        Components drawn;
        for (std::size_t i = 0; i < images.size(); ++i)
            drawn.push_back(components[random.below(static_cast<std::uint32_t>(images.size()))]);
        scores[resample] = scoreOf(reference.ratios(drawn, reference.all, sliced));
    });
    assessment.scoreSd = sdOf(scores);
    const double overRegions = reference.errorOverRegions(
        sliced, [&](const RealPart&) -> const Components& { return components; });
    assessment.scoreInterval = intervalOf(assessment.score,
                                          std::hypot(overRegions, assessment.scoreSd / assessment.score));

    for (std::size_t i = 0; i < reference.space.descriptors().size(); ++i) {
        const Descriptor& descriptor = reference.space.descriptors()[i];
        session::DescriptorAssessment each{
            descriptor.key, descriptor.label, descriptor.unit, ratios[i], descriptor.x, {}, {}, {}, {}};
        for (std::size_t c = reference.space.begin(i); c < reference.space.begin(i + 1); ++c) {
            const std::vector<double> generated = sortedColumn(components, c);
            const std::vector<double> real = sortedColumn(reference.all.heldOut, c);
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
const acceptance::CriteriaSet& QualityReference::settings() const
{
    return m_impl->space.settings();
}

Result<std::vector<std::vector<double>>> QualityReference::features(std::span<const GreyImage> images,
                                                                    const Progress& progress) const
{
    auto described = m_impl->space.describe(images, progress);
    if (!described) return tl::unexpected(described.error());
    return m_impl->space.features(std::move(described->components));
}

}  // namespace synthslice::quality
