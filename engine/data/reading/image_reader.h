#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/formats/shared/pixel_size.h"
#include "engine/data/reading/value_map.h"

namespace synthslice::data {

/// One decoded picture (a page, for a TIFF), single channel: 8- and 16-bit integers as they are in the file,
/// fewer bits brought to the full scale, signed ones shifted by half of it, wider ones and floating point
/// mapped to 16 bit.
struct RawImage {
    int width = 0;
    int height = 0;
    int bitDepth = 8;  ///< 8 or 16
    int channelsInFile = 1;
    std::vector<std::uint8_t> pixels8;  ///< one of the two is filled
    std::vector<std::uint16_t> pixels16;
    std::vector<std::uint8_t> outside;   ///< 1 where the file has no finite number; empty if nowhere
    ValueMap fileValue;                  ///< from pixels to the file's own values
    std::optional<PixelSize> pixelSize;  ///< as the file tells it
    std::vector<std::string> notes;      ///< what was converted on the way, "colour converted to grey"
};

/// Largest picture that is read: 2^28 pixels, 16,384 x 16,384.
inline constexpr std::int64_t maximumPixels = std::int64_t{1} << 28U;

/// Reads all images of a file of any known format. The kind is told by the first bytes, never by the name.
/// The error's message names the file and says what is wrong with it. Safe on damaged files. `progress` only
/// stops it, between pages.
[[nodiscard]] Result<std::vector<RawImage>> readImages(const std::filesystem::path& path,
                                                       const Progress& progress = {});

[[nodiscard]] GreyImage toGrey(const RawImage& image);

}  // namespace synthslice::data
