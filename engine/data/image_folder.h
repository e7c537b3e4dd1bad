#pragma once

#include <filesystem>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::data {

/// The image files of a folder (not of the folders in it) in natural order, or the file itself. Taken are
/// files that are named or begin like an image; hidden ones and others, such as a README, are left out.
/// Errors: no such file, cannot be opened, no image.
[[nodiscard]] Result<std::vector<std::filesystem::path>> findImageFiles(const std::filesystem::path& path);

}  // namespace synthslice::data
