#pragma once

#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/base/progress.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::acceptance {

struct CalibrationSpec {
    double refuseReal = 0.05;    ///< share of real patches that may be refused, all criteria together
    double fibreRadiusPx = 0.0;  ///< 0: found by itself
    measure::CircleMethod method = measure::CircleMethod::SignedGradientHough;
    bool darkFibres = false;
    bool operator==(const CalibrationSpec&) const = default;
};

}  // namespace synthslice::acceptance

namespace synthslice::spec {

template <>
const ParameterTable<acceptance::CalibrationSpec>& parameterTable<acceptance::CalibrationSpec>();

}  // namespace synthslice::spec

namespace synthslice::acceptance {

/// Limits such that about `refuseReal` of unseen real patches are refused, by block
/// (conformal_limits.h). Deterministic. Errors: a value of `spec` out of range; too few blocks to keep the
/// promise; no texture; fibres that are not found in enough patches.
[[nodiscard]] Result<CriteriaSet> calibrate(const data::SliceDataset& dataset, const CalibrationSpec& spec,
                                            const Progress& progress);

}  // namespace synthslice::acceptance
