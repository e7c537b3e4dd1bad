#pragma once

#include <opencv2/core.hpp>

namespace synthslice::measure {

/// Sum over x of f(x) f(x + lag) for every lag up to maxLag in either direction, by FFT padded with zeros:
/// row maxLag + dy, column maxLag + dx. With `periodic` the image goes on beyond its border by itself.
[[nodiscard]] cv::Mat1d autocorrelation(const cv::Mat1d& f, int maxLag, bool periodic = false);

}  // namespace synthslice::measure
