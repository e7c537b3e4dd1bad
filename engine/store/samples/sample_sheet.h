#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/session/messages.h"

namespace synthslice::store {

/// Images of one size as one picture, row by row, side by side without a gap.
[[nodiscard]] GreyImage toSheet(std::span<const GreyImage> images, int columns);

/// Whether fromSheet() does not see how many images there are: the last one is black.
[[nodiscard]] bool hidesItsCount(const session::Samples& grid);

/// The images of `width` x `height` px on a sheet, and how many stand in a row. How many there are is
/// `count`, or seen: black ones at the end of the last row are places without an image. An error if the sheet
/// cannot hold them.
[[nodiscard]] Result<session::Samples> fromSheet(const GreyImage& sheet, int width, int height,
                                                 std::optional<std::size_t> count = {});

}  // namespace synthslice::store
