#pragma once

#include <opencv2/core.hpp>

namespace synthslice::measure {

/// Radius of the bright disc at (x, y): where grey falls most steeply outwards, averaged over 16 rays without
/// the quarter that falls least there (touching neighbours). Pixels of `smooth`; radii from `smallest` to
/// `largest`. Blur moves the steepest fall inwards: the radius is too small by about 0.3 px of the slice.
[[nodiscard]] double steepestFallRadius(const cv::Mat1f& smooth, double x, double y, double smallest,
                                        double largest);

}  // namespace synthslice::measure
