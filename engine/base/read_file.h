#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>

#include "engine/base/result.h"

namespace synthslice {

/// All bytes of a file. The error names the file, and a file larger than `maxBytes` is one. Any thread.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path,
                                           std::uintmax_t maxBytes = std::numeric_limits<std::size_t>::max());

/// The last bytes of a file, at most `maxBytes`.
[[nodiscard]] Result<std::string> readFileEnd(const std::filesystem::path& path, std::uintmax_t maxBytes);

}  // namespace synthslice
