#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/result.h"

struct tiff;

namespace synthslice::data {

/// The tags of one TIFF page that matter here (TIFF 6.0), checked to be of a kind that is read.
struct TiffPage {
    std::uint32_t width = 0;   ///< px
    std::uint32_t height = 0;  ///< px
    int bitDepth = 8;          ///< 8 or 16
    int channels = 1;
    bool isSigned = false;
    bool whiteIsZero = false;
    bool hasColourTable = false;
    bool isTiled = false;
    bool isPreview = false;  ///< a thumbnail or a mask of another page
    std::optional<double> pixelSizeUm;

    [[nodiscard]] std::int64_t pixels() const { return std::int64_t{width} * height; }
};

/// Tags of the page that `file` stands at. Errors say what cannot be read and what to do.
[[nodiscard]] Result<TiffPage> readTiffPage(tiff* file);

}  // namespace synthslice::data
