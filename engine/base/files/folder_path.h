#pragma once

#include <filesystem>
#include <string>

namespace synthslice {

/// Absolute and normal, without a closing slash, with which filename() would be empty.
[[nodiscard]] inline std::filesystem::path folderPath(const std::filesystem::path& folder)
{
    const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

/// What the folder itself is called.
[[nodiscard]] inline std::string folderName(const std::filesystem::path& folder)
{
    return folderPath(folder).filename().string();
}

}  // namespace synthslice
