#pragma once

#include <span>

#include "engine/base/grey/grey_image.h"

namespace synthslice::quality {

/// Multi-scale structural similarity of two images of one size, 1 for the same image (Wang, Simoncelli, Bovik
/// 2003): 11 x 11 Gaussian window of SD 1.5 px, K1 = 0.01, K2 = 0.03, over the first three of its five scales
/// with their weights 0.0448, 0.2856, 0.3001 renormalised, as small patches have no more; negative
/// structure counts as 0. `dynamicRange` is the grey distance from black to white. At least 44 px a side.
[[nodiscard]] double multiScaleSsim(const GreyImage& a, const GreyImage& b, double dynamicRange);

/// The mean over pairs of neighbours in the set: image 0 with 1, 2 with 3, and so on.
[[nodiscard]] double meanPairSsim(std::span<const GreyImage> images, double dynamicRange);

}  // namespace synthslice::quality
