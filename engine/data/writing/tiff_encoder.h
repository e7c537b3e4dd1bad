#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/result.h"

struct tiff;

namespace synthslice::data {

/// A grey single-page TIFF, LZW with horizontal prediction. `pixelSizeUm` of 0 leaves the resolution out.
[[nodiscard]] Result<std::vector<std::byte>> encodeTiff(std::span<const std::uint8_t> pixels, int width,
                                                        double pixelSizeUm);
[[nodiscard]] Result<std::vector<std::byte>> encodeTiff(std::span<const std::uint16_t> pixels, int width,
                                                        double pixelSizeUm);

/// One more page of an open TIFF, likewise. False if libtiff reports an error.
[[nodiscard]] bool writeTiffPage(tiff* file, std::span<const std::uint8_t> pixels, int width,
                                 double pixelSizeUm);
[[nodiscard]] bool writeTiffPage(tiff* file, std::span<const std::uint16_t> pixels, int width,
                                 double pixelSizeUm);

}  // namespace synthslice::data
