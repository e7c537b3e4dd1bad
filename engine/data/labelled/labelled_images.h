#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/labelled/part.h"
#include "engine/data/reading/skipped_file.h"

namespace synthslice::data {

/// Images of one size in memory, 8 bit, and the class of each.
struct LabelledImages {
    int width = 0;                       ///< px
    int height = 0;                      ///< px
    std::vector<std::uint8_t> pixels;    ///< image after image, row-major
    std::vector<std::int32_t> labels;    ///< of each image, from 0 on
    std::vector<std::uint32_t> sources;  ///< of each: number of the image in the files it was cut from
    std::vector<std::optional<Part>> partsOfFiles;  ///< of each: what its file tells
    std::vector<std::string> classNames;
    std::vector<SkippedFile> skipped;
    std::vector<std::string> notes;

    [[nodiscard]] std::size_t count() const { return labels.size(); }
    [[nodiscard]] std::size_t pixelsOfImage() const { return std::size_t(width) * std::size_t(height); }
};

/// Reads what findLabelledFiles() finds, and cuts images that are larger than `patchSize` (px; 0 takes them
/// whole) into patches side by side from the upper left corner on; what is left at the other edges is
/// dropped. 16-bit greys are rounded to 8 bit of the same full scale. Damaged files of class folders are
/// skipped; a damaged IDX file, an image that is smaller than a patch or, whole, of another size than the
/// first, is an error that names the file.
[[nodiscard]] Result<LabelledImages> readLabelledImages(const std::filesystem::path& path,
                                                        std::int64_t patchSize, const Progress& progress);

}  // namespace synthslice::data
