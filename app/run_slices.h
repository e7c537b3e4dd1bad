#pragma once

#include <filesystem>
#include <memory>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/slice_dataset.h"

namespace synthslice::app {

/// Where slices lie and how they are cut.
struct SlicesSource {
    std::filesystem::path path;
    spec::DataSpec cut;
};

/// Of a run; `data` takes the place of the recorded path if it is not empty.
[[nodiscard]] Result<SlicesSource> sourceOfRun(const std::filesystem::path& run,
                                               const std::filesystem::path& data);

/// The slices that a run learned from, cut as it cuts them; from `data` instead if that is not empty.
[[nodiscard]] Result<std::shared_ptr<const data::SliceDataset>>
slicesOfRun(const std::filesystem::path& run, const std::filesystem::path& data, const Progress& progress);

}  // namespace synthslice::app
