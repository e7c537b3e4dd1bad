#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "engine/base/result.h"
#include "engine/data/formats/image_file.h"
#include "engine/data/reading/skipped_file.h"

namespace synthslice::data {

/// What a folder holds, as far as names, beginnings of files and scanner logs tell.
struct ImageFolder {
    std::filesystem::path root;                ///< names of files are told from here on
    std::vector<std::filesystem::path> files;  ///< in natural order
    std::vector<SkippedFile> skipped;          ///< broken links, radiographs
    std::vector<std::string> notes;            ///< folders that are not looked into, missing numbers
    std::optional<PixelSize> pixelSize;        ///< from the log files of scanners
};

/// What a folder holds at its first level, but for hidden entries, in natural order. `error` is left where it
/// cannot be opened.
[[nodiscard]] std::vector<std::filesystem::path> visibleEntries(const std::filesystem::path& folder,
                                                                std::error_code& error);

/// Whether there are image files at a folder's first level.
[[nodiscard]] bool holdsImages(const std::filesystem::path& folder, const ReadOptions& options);

/// The image files of a folder (not of the folders in it), or the file itself. Taken are files that are named
/// or begin like an image; hidden ones and others, such as a README, are left out. `names` chooses among
/// them; empty takes all. Errors: no such file, cannot be opened, no image.
[[nodiscard]] Result<ImageFolder> findImageFiles(const std::filesystem::path& path,
                                                 const ReadOptions& options = {},
                                                 const std::vector<std::string>& names = {});

}  // namespace synthslice::data
