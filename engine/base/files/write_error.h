#pragma once

#include <filesystem>
#include <string>

#include "engine/base/result.h"

namespace synthslice {

/// Why a file or folder cannot be written, by its errno, and what to do. Any thread.
[[nodiscard]] tl::unexpected<Error> writeError(const std::filesystem::path& path, int error,
                                               const std::string& what = "Cannot write ");

}  // namespace synthslice
