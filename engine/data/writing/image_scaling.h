#pragma once

#include "engine/base/grey_image.h"

namespace synthslice::data {

/// The image `factor` times as wide and high, above 0: by areas below 1 and by cubic interpolation above, as
/// slices are resized for DataSpec::scale; with `keepsGreys` by the nearest pixel, which makes no greys
/// between labels.
[[nodiscard]] GreyImage scaledImage(const GreyImage& image, double factor, bool keepsGreys);

}  // namespace synthslice::data
