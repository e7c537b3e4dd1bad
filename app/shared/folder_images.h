#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::app {

/// The images of a folder, in natural order; of a file that holds several, all of them.
struct FolderImages {
    std::vector<std::string> names;  ///< file name, with "#7" for the seventh image of a file
    std::vector<GreyImage> images;   ///< grey of full scale
    std::vector<data::SkippedFile> skipped;
    std::optional<double> pixelSizeUm;  ///< of the first file that knows it
};

/// Reads a folder or file of images as the spec's reading options say (addReadingOptions()); values of more
/// than 16 bits take one scale for all. Files that cannot be read are skipped and listed; an error if none is
/// left.
[[nodiscard]] Result<FolderImages> readFolderImages(const std::filesystem::path& folder,
                                                    const spec::DataSpec& reading, const Progress& progress);

}  // namespace synthslice::app
