#pragma once

#include "engine/acceptance/export/accepted_export.h"
#include "engine/acceptance/output_calibration.h"
#include "engine/base/progress.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::acceptance {

/// Fits the output calibration of a generator on 256 patches of the training half and as many generated
/// images, whose seeds no export uses. Deterministic. The thread that owns `source`.
[[nodiscard]] Result<OutputCalibration> fitOutputCalibration(const data::SliceDataset& dataset,
                                                             ImageSource& source, const Progress& progress);

}  // namespace synthslice::acceptance
