#pragma once

#include <filesystem>
#include <vector>

#include "engine/data/slice_dataset.h"

namespace synthslice::data {

/// What was read from the files: the slices, scaled, and what only their files tell (channels, pixel size,
/// skipped files, notes, fingerprint) in the summary.
struct LoadedSlices {
    std::vector<Slice> slices;
    DatasetSummary summary;
    double scale = 1.0;  ///< what they were resized by
};

/// As SliceDataset::load(), the reading part.
[[nodiscard]] Result<LoadedSlices> loadSlices(const std::filesystem::path& path, const spec::DataSpec& spec,
                                              const Progress& progress);

}  // namespace synthslice::data
