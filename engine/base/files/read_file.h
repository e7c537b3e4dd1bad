#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/base/result.h"

namespace synthslice {

/// The most that is read of a file as a whole: its size may be claimed, by holes, without bytes on the disk.
inline constexpr std::uintmax_t mostFileBytes = std::uintmax_t{1} << 32U;

/// All bytes of a file. The error names the file, and a file larger than `maxBytes` is one. Any thread.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path,
                                           std::uintmax_t maxBytes = mostFileBytes);

/// The last bytes of a file, at most `maxBytes`.
[[nodiscard]] Result<std::string> readFileEnd(const std::filesystem::path& path, std::uintmax_t maxBytes);

}  // namespace synthslice
