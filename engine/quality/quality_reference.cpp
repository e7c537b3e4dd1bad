#include "engine/quality/quality_reference.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "engine/acceptance/calibration.h"
#include "engine/acceptance/calibration_patches.h"
#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/measure/quantile.h"
#include "engine/quality/descriptor.h"
#include "engine/quality/real_patches.h"
#include "engine/quality/sliced_wasserstein.h"
#include "engine/quality/wasserstein.h"
#include "engine/spec/text.h"

namespace synthslice::quality {

namespace {

constexpr std::size_t splitCount = 15;
constexpr std::size_t thresholdPatches = 128;
constexpr int smallestPatch = 28;
constexpr double smallestRatio = 0.2;

/// Patches as they are compared: a row each.
struct Described {
    std::vector<std::vector<double>> components;
    std::vector<std::vector<float>> projections;
};

/// Some rows of it.
Described chosen(const Described& all, const std::vector<std::size_t>& rows)
{
    Described part;
    for (const std::size_t row : rows) {
        part.components.push_back(all.components[row]);
        part.projections.push_back(all.projections[row]);
    }
    return part;
}

/// Column `index`, ascending.
std::vector<double> column(const std::vector<std::vector<double>>& rows, std::size_t index)
{
    std::vector<double> values;
    values.reserve(rows.size());
    for (const auto& row : rows) values.push_back(row[index]);
    std::ranges::sort(values);
    return values;
}

double sdOf(const std::vector<double>& values)
{
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / count);
}

/// The first `count` of some rows.
std::vector<std::size_t> firstOf(std::vector<std::size_t> rows, std::size_t count)
{
    rows.resize(std::min(rows.size(), count));
    return rows;
}

double scoreOf(const std::vector<double>& ratios)
{
    double logs = 0.0;
    for (const double ratio : ratios) logs += std::log(std::max(smallestRatio, ratio));
    return std::exp(logs / static_cast<double>(ratios.size()));
}

}  // namespace

class QualityReference::Impl {
public:
    acceptance::CriteriaSet settings;
    std::vector<Descriptor> descriptors;
    std::vector<std::size_t> begins;  ///< of each descriptor's components, and the end
    Described real;
    std::vector<std::size_t> trainingRows;
    std::vector<std::size_t> heldOutRows;
    std::vector<double> floors;
    std::vector<double> means;  ///< of components over training patches
    std::vector<double> sds;
    std::vector<double> levelScales;
    Described heldOut;
    std::vector<GreyImage> trainingImages;
    std::vector<GreyImage> heldOutImages;

    [[nodiscard]] Result<Described> describeAll(std::span<const GreyImage> images,
                                                const Progress& progress) const
    {
        Described described{std::vector<std::vector<double>>(images.size()),
                            std::vector<std::vector<float>>(images.size())};
        forEachInParallel(images.size(), progress, SYNTHSLICE_TEXT("Describing patches"), [&](std::size_t i) {
            described.components[i] = describe(descriptors, images[i], settings);
            described.projections[i] = NeighbourhoodProjections::of(images[i], i);
        });
        if (progress.cancelled()) return cancelled();
        return described;
    }

    /// D_i of each descriptor, the sliced Wasserstein distance last.
    [[nodiscard]] std::vector<double> distances(const Described& a, const Described& b) const
    {
        std::vector<double> result = componentDistances(a, b);
        result.push_back(NeighbourhoodProjections::distance(a.projections, b.projections, levelScales));
        return result;
    }

    [[nodiscard]] std::vector<double> componentDistances(const Described& a, const Described& b) const
    {
        std::vector<double> result;
        for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
            double sum = 0.0;
            for (std::size_t c = begins[i]; c < begins[i + 1]; ++c) {
                const std::vector<double> ofA = column(a.components, c);
                const std::vector<double> ofB = column(b.components, c);
                sum += wasserstein1(std::span<const double>(ofA), std::span<const double>(ofB)) / sds[c];
            }
            result.push_back(sum / static_cast<double>(begins[i + 1] - begins[i]));
        }
        return result;
    }

    /// The median distances between real patches of the splits, with `count` on the one side.
    [[nodiscard]] std::vector<double> medianDistances(const std::vector<std::vector<bool>>& splits,
                                                      std::size_t count, const Progress& progress) const
    {
        std::vector<std::vector<double>> ofSplits(splits.size());
        forEachInParallel(splits.size(), progress, SYNTHSLICE_TEXT("Comparing real patches"),
                          [&](std::size_t i) {
                              std::vector<std::size_t> rows[2];
                              for (std::size_t row = 0; row < splits[i].size(); ++row)
                                  rows[splits[i][row] ? 1 : 0].push_back(row);
                              ofSplits[i] = distances(chosen(real, firstOf(rows[0], count)),
                                                      chosen(real, firstOf(rows[1], patchesPerHalf)));
                          });
        if (progress.cancelled()) return {};
        std::vector<double> medians;
        for (std::size_t i = 0; i < ofSplits.front().size(); ++i) {
            std::vector<double> values;
            for (const auto& distancesOfSplit : ofSplits) values.push_back(distancesOfSplit[i]);
            medians.push_back(std::max(1e-9, measure::quantile(values, 0.5)));
        }
        return medians;
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
    if (patches.splits.empty()) {
        return invalidInput("The slices give too few separate blocks of " +
                                std::to_string(dataset.spec().blockSize) + " px to compare with each other",
                            "use larger slices, or choose a smaller data.block_size");
    }
    constexpr double anyRadiusPx = 4.0;  // where the slices show no fibres
    const double radiusPx = acceptance::medianFibreRadiusPx(dataset);
    reference.settings = acceptance::measuringCriteria(
        dataset.drawPatches(data::Half::Training, thresholdPatches, 0), {},
        radiusPx > 0.0 ? radiusPx : anyRadiusPx, dataset.summary().bitDepth);
    reference.settings.pixelSizeUm = dataset.summary().pixelSizeUm.value_or(0.0);
    reference.descriptors = descriptors(patchSize);
    reference.begins = {0};
    for (const Descriptor& descriptor : reference.descriptors) {
        reference.begins.push_back(reference.begins.back() + descriptor.x.size());
    }
    auto described = reference.describeAll(patches.images, progress);
    if (!described) return tl::unexpected(described.error());
    reference.real = std::move(*described);
    for (std::size_t row = 0; row < patches.heldOut.size(); ++row) {
        (patches.heldOut[row] ? reference.heldOutRows : reference.trainingRows).push_back(row);
        (patches.heldOut[row] ? reference.heldOutImages : reference.trainingImages)
            .push_back(patches.images[row]);
    }
    const Described training = chosen(reference.real, reference.trainingRows);
    reference.heldOut = chosen(reference.real, reference.heldOutRows);
    reference.levelScales = NeighbourhoodProjections::scales(training.projections);
    for (std::size_t c = 0; c < reference.begins.back(); ++c) {
        const std::vector<double> values = column(training.components, c);
        reference.means.push_back(std::accumulate(values.begin(), values.end(), 0.0) /
                                  static_cast<double>(values.size()));
        reference.sds.push_back(std::max(1e-9, sdOf(values)));
    }
    reference.floors = reference.medianDistances(patches.splits, imageCount, progress);
    if (progress.cancelled()) return cancelled();
    return made;
}

Result<session::Assessment> QualityReference::assess(std::span<const GreyImage> images,
                                                     const Progress& progress) const
{
    const Impl& reference = *m_impl;
    const auto described = reference.describeAll(images, progress);
    if (!described) return tl::unexpected(described.error());
    const std::vector<double>& floors = reference.floors;
    const std::vector<double> distances = reference.distances(*described, reference.heldOut);
    std::vector<double> ratios;
    for (std::size_t i = 0; i < floors.size(); ++i) ratios.push_back(distances[i] / floors[i]);

    session::Assessment assessment;
    assessment.score = scoreOf(ratios);
    assessment.images = static_cast<std::int64_t>(images.size());

    constexpr int resamples = 20;
    std::vector<double> scores;
    for (int resample = 0; resample < resamples; ++resample) {
        Random random(0xB007, static_cast<std::uint64_t>(resample));
        Described drawn;
        for (std::size_t i = 0; i < images.size(); ++i) {
            drawn.components.push_back(
                described->components[random.below(static_cast<std::uint32_t>(images.size()))]);
        }
        std::vector<double> again = reference.componentDistances(drawn, reference.heldOut);
        for (std::size_t i = 0; i < again.size(); ++i) again[i] /= floors[i];
        again.push_back(ratios.back());
        scores.push_back(scoreOf(again));
    }
    assessment.scoreSd = sdOf(scores);

    for (std::size_t i = 0; i < reference.descriptors.size(); ++i) {
        const Descriptor& descriptor = reference.descriptors[i];
        session::DescriptorAssessment each{
            descriptor.key, descriptor.label, descriptor.unit, ratios[i], descriptor.x, {}, {}, {}, {}};
        for (std::size_t c = reference.begins[i]; c < reference.begins[i + 1]; ++c) {
            const std::vector<double> generated = column(described->components, c);
            const std::vector<double> real = column(reference.heldOut.components, c);
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
    return m_impl->settings;
}

Result<std::vector<std::vector<double>>> QualityReference::features(std::span<const GreyImage> images,
                                                                    const Progress& progress) const
{
    auto described = m_impl->describeAll(images, progress);
    if (!described) return tl::unexpected(described.error());
    for (auto& row : described->components) {
        for (std::size_t c = 0; c < row.size(); ++c) row[c] = (row[c] - m_impl->means[c]) / m_impl->sds[c];
    }
    return std::move(described->components);
}

}  // namespace synthslice::quality
