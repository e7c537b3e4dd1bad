#pragma once

#include <opencv2/core.hpp>

namespace synthslice::measure {

/// What an image is transformed to, so that it is correlated with others without being transformed again.
struct PaddedSpectrum {
    cv::Size size;        ///< of the image
    cv::Mat2d transform;  ///< padded with zeros for the lags; not at all if periodic
    int maxLag = 0;       ///< px
};

/// For correlations at lags up to maxLag in either direction. With `periodic` the image goes on beyond its
/// border by itself.
[[nodiscard]] PaddedSpectrum spectrumForLags(const cv::Mat1d& f, int maxLag, bool periodic = false);

/// Sum over x of f(x) g(x + lag) for every lag up to maxLag in either direction, of images of one size: row
/// maxLag + dy, column maxLag + dx.
[[nodiscard]] cv::Mat1d correlation(const PaddedSpectrum& f, const PaddedSpectrum& g);

/// The same of an image with itself.
[[nodiscard]] cv::Mat1d autocorrelation(const cv::Mat1d& f, int maxLag, bool periodic = false);

}  // namespace synthslice::measure
