#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"

namespace synthslice::data {

/// One decoded picture (a page, for a TIFF), in the file's own integer values, single channel.
struct RawImage {
    int width = 0;
    int height = 0;
    int bitDepth = 8;  ///< 8 or 16
    int channelsInFile = 1;
    std::vector<std::uint8_t> pixels8;  ///< one of the two is filled
    std::vector<std::uint16_t> pixels16;
    std::optional<double> pixelSizeUm;  ///< from the file's resolution tags
    std::vector<std::string> notes;     ///< what was converted on the way, "colour converted to grey"
};

/// Largest picture that is read: 2^28 pixels, 16,384 x 16,384.
inline constexpr std::int64_t maximumPixels = std::int64_t{1} << 28;

/// Reads all pages of a PNG, TIFF, JPEG, BMP or IDX (also .gz) file. The kind is told by the first bytes,
/// never by the name. The error's message says what is wrong with the file, without naming it. Safe on
/// damaged files. `progress` only stops it, between pages.
[[nodiscard]] Result<std::vector<RawImage>> readImages(const std::filesystem::path& path,
                                                       const Progress& progress = {});

[[nodiscard]] GreyImage toGrey(const RawImage& image);

}  // namespace synthslice::data
