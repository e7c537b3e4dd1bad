#pragma once

#include <filesystem>

#include "engine/base/progress.h"
#include "engine/base/result.h"

namespace synthslice::ui {

/// Makes a few fibre-composite slices as 8-bit PNG files for trying the program without data of one's own.
/// The same files every time; those that exist are kept. Returns the folder.
[[nodiscard]] Result<std::filesystem::path> makeSampleSlices(const std::filesystem::path& folder,
                                                             const Progress& progress);

}  // namespace synthslice::ui
