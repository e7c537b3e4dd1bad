#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/data/formats/shared/samples.h"

struct tiff;

namespace synthslice::data {

/// The tags of one TIFF page that matter here (TIFF 6.0), checked to be of a kind that is read.
struct TiffPage {
    std::uint64_t directory = 0;  ///< its place in the file
    std::uint32_t width = 0;      ///< px
    std::uint32_t height = 0;     ///< px
    int bits = 8;                 ///< of a value: 1 to 16, 32 or 64
    int channels = 1;
    SampleType type = SampleType::U8;  ///< in memory; whole bytes
    bool isPlanar = false;             ///< channels one after the other
    bool isColour = false;             ///< RGB; other channels are independent of each other, or transparency
    bool hasAlpha = false;
    bool whiteIsZero = false;
    bool hasPalette = false;
    bool isTiled = false;
    bool isReduced = false;  ///< a thumbnail, a level of a pyramid, or a mask of another page
    int orientation = 1;     ///< 1 to 8
    std::optional<PixelSize> pixelSize;
    std::string description;

    [[nodiscard]] ImageHeader header() const { return {width, height, type, channels / slices()}; }
    /// Planes that are slices of their own.
    [[nodiscard]] int slices() const { return isPlanar && !isColour ? channels : 1; }
};

/// Tags of the page that `file` stands at. Errors say what cannot be read and what to do.
[[nodiscard]] Result<TiffPage> readTiffPage(tiff* file);

}  // namespace synthslice::data
