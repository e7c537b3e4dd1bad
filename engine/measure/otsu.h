#pragma once

#include <vector>

#include "engine/base/grey_image.h"

namespace synthslice::measure {

/// The grey threshold that best separates two classes (synthslice::otsuBin), over 256 equal bins between the
/// darkest and the brightest grey. Grey above it is phase 1.
/// The common grey of images without contrast; 0 for none.
[[nodiscard]] double otsuThreshold(const std::vector<float>& grey);
[[nodiscard]] double otsuThreshold(const std::vector<GreyImage>& images);

}  // namespace synthslice::measure
