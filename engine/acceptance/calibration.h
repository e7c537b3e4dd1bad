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
};

/// Limits such that about `refuseReal` of unseen real patches are refused, by block (science.md section 6).
/// Deterministic. Errors: too few patches to keep the promise; no texture.
[[nodiscard]] Result<CriteriaSet> calibrate(const data::SliceDataset& dataset, const CalibrationSpec& spec,
                                            const Progress& progress);

}  // namespace synthslice::acceptance
