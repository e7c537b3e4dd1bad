#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::data {

/// More than the headers of volumes have.
inline constexpr std::uintmax_t mostHeaderBytes = 1U << 16U;

/// Size of a regular file; errors say why it cannot be opened, without its name.
[[nodiscard]] Result<std::uintmax_t> sizeOfFile(const std::filesystem::path& path);

/// The file's first bytes, at most `maximumBytes`. Only regular files are opened.
[[nodiscard]] Result<std::vector<std::byte>> readFileStart(const std::filesystem::path& path,
                                                           std::uintmax_t maximumBytes);

/// Fills `bytes` from `offset` on; an error if the file ends before.
[[nodiscard]] Result<void> readFileAt(const std::filesystem::path& path, std::uintmax_t offset,
                                      std::span<std::byte> bytes);

}  // namespace synthslice::data
