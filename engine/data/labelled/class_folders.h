#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/data/labelled/part.h"

namespace synthslice::data {

/// A folder whose images are of one class.
struct ClassFolder {
    std::filesystem::path path;
    std::optional<Part> part;  ///< if it lies in a folder of that part
};

/// What the sub-folders of a folder mean.
struct ClassFolders {
    std::vector<ClassFolder> folders;  ///< in natural order, part by part; empty if there are no classes
    std::vector<std::string> notes;    ///< sub-folders that are left out
};

/// Classes are sub-folders that hold images, two or more, of a folder that holds none itself; or those in its
/// sub-folders train and test, and validation or val.
[[nodiscard]] ClassFolders findClassFolders(const std::filesystem::path& path);

/// Why a folder without classes has none although some of its sub-folders hold images; else empty.
[[nodiscard]] std::string whyNoClasses(const std::filesystem::path& folder);

}  // namespace synthslice::data
