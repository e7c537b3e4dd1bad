#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/data/formats/shared/samples.h"

namespace synthslice::data {

/// Header of a PNG (ISO/IEC 15948) of which at least the beginning is given.
[[nodiscard]] Result<ImageHeader> readPngHeader(std::span<const std::byte> bytes);

/// What the chunks beside the pixels tell.
struct PngFacts {
    std::optional<PixelSize> pixelSize;  ///< from sCAL, else from pHYs
    int orientation = 1;                 ///< from eXIf
};

/// Goes through a whole PNG's chunks and their checksums, so that a damaged file is refused before decoding.
[[nodiscard]] Result<PngFacts> checkPng(std::span<const std::byte> bytes);

/// Puts this pixel size before the first IDAT of a valid PNG: as pHYs, which most programs read but which
/// is rounded and may look like a printer's resolution, and as sCAL, which is exact.
void insertPngPixelSize(std::vector<unsigned char>& png, double pixelSizeUm);

}  // namespace synthslice::data
