#pragma once

#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/result.h"
#include "engine/session/messages.h"

namespace synthslice::store {

/// A sample grid as one picture: its images, all of one size, row by row, side by side without a gap.
[[nodiscard]] GreyImage toSheet(const session::SampleGrid& grid);

/// The first `count` images of `width` x `height` px on a sheet, and how many stand in a row. An error if the
/// sheet does not hold them.
[[nodiscard]] Result<session::SampleGrid> fromSheet(const GreyImage& sheet, int width, int height, int count);

}  // namespace synthslice::store
