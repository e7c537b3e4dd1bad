#pragma once

#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

/// The grey threshold that best separates two classes (synthslice::otsuThreshold()), exactly for 8- and
/// 16-bit images (greyLevels) and without outliers. Grey above it is phase 1. Just above the grey of images
/// without contrast; 0 for none.
[[nodiscard]] double otsuThreshold(const std::vector<float>& grey);
[[nodiscard]] double otsuThreshold(const std::vector<GreyImage>& images);

}  // namespace synthslice::measure
