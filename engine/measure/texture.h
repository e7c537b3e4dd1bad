#pragma once

#include <array>
#include <vector>

#include "engine/base/grey_image.h"

namespace synthslice::measure {

/// Magnitude of the Scharr gradient of every pixel that has all eight neighbours, grey per pixel
/// (Scharr 2000, dissertation, Heidelberg; the 3 x 3 kernel 3-10-3).
[[nodiscard]] std::vector<float> gradientMagnitudes(const GreyImage& image);

/// Shares of the ten rotation-invariant uniform local binary patterns of 8 neighbours at radius 1: 0 to 8
/// neighbours at least as bright as the pixel in one run, and all that are not uniform (Ojala, Pietikainen,
/// Maenpaa 2002, IEEE PAMI 24(7), LBP riu2 with P = 8, R = 1; diagonal neighbours interpolated bilinearly).
/// Pixels of the outermost rows and columns are left out. All zero for images under 3 px.
[[nodiscard]] std::array<double, 10> localBinaryPatternHistogram(const GreyImage& image);

}  // namespace synthslice::measure
