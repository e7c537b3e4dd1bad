#pragma once

#include <span>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/result.h"
#include "engine/session/messages.h"

namespace synthslice::store {

/// Images of one size as one picture, row by row, side by side without a gap.
[[nodiscard]] GreyImage toSheet(std::span<const GreyImage> images, int columns);

/// The images of `width` x `height` px on a sheet, and how many stand in a row. How many there are is seen:
/// black ones at the end of the last row are places without an image. An error if the sheet cannot hold them.
[[nodiscard]] Result<session::Samples> fromSheet(const GreyImage& sheet, int width, int height);

}  // namespace synthslice::store
