#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"

namespace synthslice::data {

enum class ImageFormat { Png, Tiff };

struct ImageEncoding {
    ImageFormat format = ImageFormat::Png;
    int bits = 8;              ///< 8 or 16
    double pixelSizeUm = 0.0;  ///< written as resolution (PNG pHYs, TIFF tags); 0 leaves it out
    bool operator==(const ImageEncoding&) const = default;
};

/// A file's content: grey 0..1 as 0..full scale, rounded and clipped; not-a-number becomes 0. An error only
/// if the image is too large for the format.
[[nodiscard]] Result<std::vector<std::byte>> encodeImage(const GreyImage& image,
                                                         const ImageEncoding& encoding);

/// Writes encodeImage()'s content. The file is there whole or not at all. Errors name the file.
[[nodiscard]] Result<void> writeImage(const std::filesystem::path& path, const GreyImage& image,
                                      const ImageEncoding& encoding);

}  // namespace synthslice::data
