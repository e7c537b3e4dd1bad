#include "engine/acceptance/criteria/calibration.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/acceptance/criteria/calibration_patches.h"
#include "engine/acceptance/criteria/conformal_limits.h"
#include "engine/acceptance/criteria/criterion.h"
#include "engine/acceptance/material_of.h"
#include "engine/base/text/text.h"

namespace synthslice::acceptance {

namespace {

constexpr std::size_t patchCount = 1024;
constexpr std::size_t fewestBlocks = 8;
constexpr std::size_t reportEvery = 32;

Result<void> checkSpec(const CalibrationSpec& spec)
{
    for (const auto& parameter : spec::parameterTable<CalibrationSpec>()) {
        if (const std::string problem = spec::valueProblem(parameter.info, parameter.get(spec));
            !problem.empty()) {
            return invalidInput(parameter.info.key + ": " + problem, parameter.info.help);
        }
    }
    return {};
}

Result<PatchMeasures> measurePatches(const data::SliceDataset& dataset,
                                     const std::vector<BlockPatch>& patches, const CriteriaSet& criteria,
                                     const Progress& progress)
{
    PatchMeasures measures;
    const std::vector<const Criterion*> all = criteriaOf(criteria.material);
    for (std::size_t i = 0; i < patches.size(); ++i) {
        if (progress.cancelled()) {
            return cancelled();
        }
        if (i % reportEvery == 0) {
            progress.at(static_cast<double>(i) / static_cast<double>(patches.size()),
                        SYNTHSLICE_TEXT("Measuring real patches"));
        }
        const measure::MeasuredImage measured(
            measure::asStored(dataset.patch(patches[i].origin), criteria.material), criteria.material);
        measures.block.push_back(patches[i].block);
        measures.values.emplace_back();
        for (const Criterion* criterion : all)
            measures.values.back().push_back(measure::valueOf(*criterion, measured));
    }
    return measures;
}

Result<void> checkEnoughBlocks(const std::vector<BlockPatch>& patches, const data::SliceDataset& dataset)
{
    std::set<std::size_t> blocks;
    for (const BlockPatch& patch : patches) blocks.insert(patch.block);
    if (blocks.size() < fewestBlocks) {
        return invalidInput(
            text("The slices give only %1 separate blocks of %2 px, %3 are needed to say what is unusual",
                 blocks.size(), dataset.spec().blockSize, fewestBlocks),
            text("use larger slices, or choose smaller blocks (data.block_size, --block-size)"));
    }
    return {};
}

Result<void> checkMeasurable(const std::vector<Range>& ranges, const measure::Material& material)
{
    if (std::ranges::all_of(
            ranges, [](const Range& range) { return std::isfinite(range.low) && std::isfinite(range.high); }))
        return {};
    if (material.roundInclusions) {
        return invalidInput(
            text("calibrate: fibres are found in too few of the real patches"),
            text("set the fibre radius, say whether fibres are dark, or allow a larger refuse_real"));
    }
    return invalidInput(
        text("calibrate: too many of the real patches lack a phase or have too little of it"),
        text("use larger patches (data.patch_size, --patch-size), or allow a larger refuse_real"));
}

}  // namespace

Result<CriteriaSet> calibrate(const data::SliceDataset& dataset, const CalibrationSpec& spec,
                              const Progress& progress)
{
    if (auto checked = checkSpec(spec); !checked) {
        return tl::unexpected(checked.error());
    }
    auto material = materialOf(dataset, spec);
    if (!material) {
        return tl::unexpected(material.error());
    }
    CriteriaSet criteria;
    criteria.material = *std::move(material);
    criteria.patchSize = dataset.spec().patchSize;
    criteria.refuseRealAsked = spec.refuseReal;
    criteria.pixelSizeUm = dataset.summary().pixelSizeUm.value_or(0.0);
    criteria.scale = dataset.scale();
    criteria.datasetFingerprint = dataset.summary().fingerprint;
    const std::vector<BlockPatch> patches = calibrationPatches(dataset, patchCount);
    if (auto enough = checkEnoughBlocks(patches, dataset); !enough) {
        return tl::unexpected(enough.error());
    }
    const auto measures = measurePatches(dataset, patches, criteria, progress);
    if (!measures) {
        return tl::unexpected(measures.error());
    }
    const std::vector<Range> ranges = conformalRanges(*measures, spec.refuseReal);
    if (auto measurable = checkMeasurable(ranges, criteria.material); !measurable) {
        return tl::unexpected(measurable.error());
    }
    const std::vector<const Criterion*> all = criteriaOf(criteria.material);
    const UnseenRefusal refusal = crossValidatedRefusal(*measures, spec.refuseReal);
    criteria.realRefused = refusal.any;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        criteria.limits.push_back({all[i]->key, ranges[i].low, ranges[i].high, true, refusal.byCriterion[i]});
    }
    progress.at(1.0, SYNTHSLICE_TEXT("Calibrated"));
    return criteria;
}

}  // namespace synthslice::acceptance
