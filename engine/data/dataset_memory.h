#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::data {

/// Bytes that files will take in memory once read and scaled, told from their headers; files that cannot be
/// read count nothing.
[[nodiscard]] std::int64_t estimateDatasetBytes(const std::vector<std::filesystem::path>& files,
                                                double scale);

/// Bytes that programs may still take without swapping (MemAvailable of /proc/meminfo); none if it is not
/// told.
[[nodiscard]] std::optional<std::int64_t> availableMemoryBytes();

/// An error that says how much is needed and how much there is, if it does not suffice.
[[nodiscard]] Result<void> checkMemory(const std::filesystem::path& path, std::int64_t neededBytes,
                                       std::optional<std::int64_t> availableBytes);

}  // namespace synthslice::data
