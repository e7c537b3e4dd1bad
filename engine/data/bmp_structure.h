#pragma once

#include <cstddef>
#include <span>

#include "engine/base/result.h"
#include "engine/data/picture_header.h"

namespace synthslice::data {

/// Header of a BMP (BITMAPINFOHEADER and its successors; the OS/2 one is not in use any more) of which at
/// least the beginning is given.
[[nodiscard]] Result<PictureHeader> readBmpHeader(std::span<const std::byte> bytes);

/// Whether the file holds all rows that its header promises.
[[nodiscard]] bool bmpIsComplete(std::span<const std::byte> bytes);

}  // namespace synthslice::data
