#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "engine/base/result.h"

namespace synthslice::data {

/// Bytes that programs may still take without swapping (MemAvailable of /proc/meminfo); none if it is not
/// told.
[[nodiscard]] std::optional<std::int64_t> availableMemoryBytes();

/// An error if images of `bytes` resized by `scale` need more than there is: it tells both, and which scale
/// would fit.
[[nodiscard]] Result<void> checkMemory(const std::filesystem::path& path, std::int64_t bytes, double scale,
                                       std::optional<std::int64_t> availableBytes);

}  // namespace synthslice::data
