#pragma once

#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

/// The `classes` - 1 ascending grey thresholds that make the variance between classes largest (Otsu 1979, eq.
/// 35; by dynamic programming, Liao, Chen, Chung 2001), over 256 equal bins between the 0.1 % and 99.9 %
/// quantiles. Grey above a threshold belongs to the next class. Fewer where there are fewer greys; none
/// without images.
[[nodiscard]] std::vector<double> otsuThresholds(const std::vector<GreyImage>& images, int classes);

}  // namespace synthslice::measure
