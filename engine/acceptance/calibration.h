#pragma once

#include "engine/acceptance/criteria_set.h"
#include "engine/base/progress.h"
#include "engine/data/slice_dataset.h"

namespace synthslice::acceptance {

struct CalibrationSpec {
    double refuseReal = 0.05;    ///< share of real patches that may be refused, all criteria together
    double fibreRadiusPx = 0.0;  ///< 0: found by itself
    measure::CircleMethod method = measure::CircleMethod::SignedGradientHough;
    bool darkFibres = false;
    bool operator==(const CalibrationSpec&) const = default;
};

/// Limits such that about `refuseReal` of unseen real patches are refused, by block
/// (conformal_limits.h). Deterministic. Errors: a value of `spec` out of range; too few blocks to keep the
/// promise; no texture; fibres that are not found in enough patches.
[[nodiscard]] Result<CriteriaSet> calibrate(const data::SliceDataset& dataset, const CalibrationSpec& spec,
                                            const Progress& progress);

/// Grey threshold and circle finder from reference patches, no limits yet: what criteria measure with.
[[nodiscard]] CriteriaSet measuringCriteria(const std::vector<GreyImage>& reference,
                                            const CalibrationSpec& spec, double fibreRadiusPx, int bitDepth);

}  // namespace synthslice::acceptance
