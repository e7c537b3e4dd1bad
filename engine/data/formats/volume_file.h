#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "engine/data/formats/image_file.h"

namespace synthslice::data {

/// More images are a damaged header: their names alone would fill the memory.
inline constexpr std::int64_t mostImagesOfVolume = std::int64_t{1} << 22U;

/// Images of one shape, one after the other in a file, plain or compressed as one stream (zlib or gzip).
struct VolumeLayout {
    ImageHeader image;
    std::int64_t images = 0;
    bool bigEndian = false;
    std::filesystem::path file;       ///< that holds the values
    std::uintmax_t streamOffset = 0;  ///< where the values, or their compressed stream, begin; bytes
    bool compressed = false;
    bool isAtFileEnd = false;  ///< the values end with the file, wherever they begin
    std::uintmax_t skip = 0;   ///< bytes of the decompressed stream before the values
    std::optional<PixelSize> pixelSize;
};

/// Errors say what does not fit, without the file's name: no pixel, too many images, a plain file that is
/// shorter than its values.
[[nodiscard]] OpenedFile openVolume(VolumeLayout layout);

}  // namespace synthslice::data
