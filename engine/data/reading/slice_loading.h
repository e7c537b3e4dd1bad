#pragma once

#include <filesystem>

#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// The reading part of readStack(): the slices, scaled, and what only their files tell (channels, pixel size,
/// skipped files, notes, fingerprint) in the summary. No regions yet.
[[nodiscard]] Result<SliceStack> loadSlices(const std::filesystem::path& path, const spec::DataSpec& spec,
                                            const Progress& progress);

}  // namespace synthslice::data
