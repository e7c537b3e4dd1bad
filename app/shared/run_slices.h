#pragma once

#include <filesystem>
#include <memory>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::app {

/// The slices that a run learned from, cut as it cuts them; from `data` instead if that is not empty. An
/// error if they are others than it learned from, or if it learned from something else.
[[nodiscard]] Result<std::shared_ptr<const data::SliceDataset>>
slicesOfRun(const std::filesystem::path& run, const std::filesystem::path& data, const Progress& progress);

}  // namespace synthslice::app
