#include "engine/acceptance/material_of.h"

#include <algorithm>

#include "engine/acceptance/fibre_radius.h"
#include "engine/base/text/text.h"
#include "engine/measure/circles/fibre_statistics.h"
#include "engine/measure/measured_image.h"
#include "engine/measure/phase/multi_otsu.h"
#include "engine/measure/phase/otsu.h"
#include "engine/spec/phase_thresholds.h"

namespace synthslice::acceptance {

namespace {

constexpr std::size_t referenceCount = 128;
/// Jaccard's index of circles and brighter phase from which on inclusions count as round.
constexpr double smallestRoundOverlap = 0.5;
/// Pairs of intersecting circles per circle up to which they do. Discs that were found are 0.05 on fibres;
/// what covers pores or grains of any shape is 0.3 and more.
constexpr double mostRoundIntersecting = 0.12;

bool isRound(const std::vector<GreyImage>& reference, const measure::Material& material)
{
    measure::CircleCover cover;
    double circles = 0.0;
    double intersecting = 0.0;
    for (const GreyImage& image : reference) {
        const measure::MeasuredImage measured(image, material);
        const auto count = static_cast<double>(measured.circles().size());
        cover += measure::circleCover(measured.circles(), measured.phase());
        circles += count;
        if (count > 0.0) intersecting += count * measure::intersectingPairsPerCircle(measured.circles());
    }
    return cover.overlap() >= smallestRoundOverlap && intersecting <= mostRoundIntersecting * circles;
}

}  // namespace

measure::Material materialOf(const std::vector<GreyImage>& reference, const MaterialHints& hints)
{
    using spec::MaterialKind;
    measure::Material material;
    material.bitDepth = hints.bitDepth;
    material.labels = hints.labels;
    material.thresholds = hints.thresholds;
    if (material.thresholds.empty() && hints.kind == MaterialKind::Phases && hints.phases > 2)
        material.thresholds = measure::otsuThresholds(reference, static_cast<int>(hints.phases));
    if (material.thresholds.empty()) material.thresholds = {measure::otsuThreshold(reference)};
    material.circles.method = hints.method;
    material.circles.darkFibres = hints.darkFibres && material.thresholds.size() == 1;
    material.circles.radiusPx = hints.fibreRadiusPx;
    const bool mayBeRound = !material.isSegmented() && hints.fibreRadiusPx > 0.0 &&
                            material.thresholds.size() == 1 &&
                            (hints.kind == MaterialKind::Auto || hints.kind == MaterialKind::Fibres);
    if (mayBeRound) {
        material.circles = measure::withReferenceThresholds(reference, material.circles);
        material.circles.innerGrey = material.thresholds.front();
    }
    material.roundInclusions = mayBeRound &&
                               (hints.kind == MaterialKind::Fibres || isRound(reference, material));
    return material;
}

Result<MaterialHints> withFibresFound(MaterialHints hints, const data::SliceStack& stack)
{
    using spec::MaterialKind;
    if (!hints.labels.empty()) return hints;
    const bool told = hints.fibreRadiusPx > 0.0 || hints.darkFibres;
    if (hints.kind == MaterialKind::Auto && told) hints.kind = MaterialKind::Fibres;
    if (hints.fibreRadiusPx == 0.0) hints.fibreRadiusPx = medianFibreRadiusPx(stack);
    if (hints.kind == MaterialKind::Fibres && hints.fibreRadiusPx == 0.0) {
        return invalidInput(text("The slices show no texture that tells the radius of fibres"),
                            text("give the fibre radius, or set data.material to phases"));
    }
    return hints;
}

Result<MaterialHints> hintsOf(const spec::DataSpec& data)
{
    auto thresholds = spec::parsePhaseThresholds(data.phaseThresholds);
    if (!thresholds) {
        return invalidInput("data.phase_thresholds: " + thresholds.error().message, thresholds.error().hint);
    }
    MaterialHints hints;
    hints.kind = data.material;
    hints.phases = data.phases;
    hints.thresholds = *std::move(thresholds);
    hints.fibreRadiusPx = data.fibreRadius;
    return hints;
}

Result<measure::Material> materialOf(const data::SliceDataset& dataset, const CalibrationSpec& spec)
{
    auto told = hintsOf(dataset.spec());
    if (!told) return tl::unexpected(told.error());
    MaterialHints hints = *std::move(told);
    hints.labels = dataset.summary().labels;
    hints.bitDepth = dataset.summary().bitDepth;
    hints.method = spec.method;
    hints.darkFibres = spec.darkFibres;
    if (spec.fibreRadiusPx > 0.0) hints.fibreRadiusPx = spec.fibreRadiusPx;
    auto found = withFibresFound(std::move(hints), *dataset.stack());
    if (!found) return tl::unexpected(found.error());
    return materialOf(dataset.drawPatches(data::Half::Training, referenceCount, 0), *found);
}

}  // namespace synthslice::acceptance
