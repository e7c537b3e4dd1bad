#pragma once

#include <opencv2/core.hpp>

#include "engine/measure/circles/circles.h"

namespace synthslice::measure {

/// Every image is searched at twice its size, so that fibres of three pixels' radius have enough edge pixels.
inline constexpr int upsampling = 2;

/// Gaussian smoothing of the searched image, and the blur that a slice is taken to come with (that of
/// synthetic slices), sigma in px of the slice.
inline constexpr double smoothingSigmaPx = 0.7;
inline constexpr double sliceBlurSigmaPx = 0.8;

/// A coordinate of the upsampled image in pixels of the slice; in both, pixel centres are at integers.
[[nodiscard]] inline double slicePx(double upsampledPx)
{
    return (upsampledPx + 0.5) / upsampling - 0.5;
}

/// The radii that a search for `settings.radiusPx` covers.
[[nodiscard]] inline double smallestRadiusPx(const CircleFinderSettings& settings)
{
    return 0.72 * settings.radiusPx;
}
[[nodiscard]] inline double largestRadiusPx(const CircleFinderSettings& settings)
{
    return 1.4 * settings.radiusPx;
}

/// The searched image at twice its size with fibres bright, smoothed, and its gradient (Scharr), all in
/// grey of full scale, the gradient per pixel of the upsampled image.
struct GradientField {
    cv::Mat1f smooth;
    cv::Mat1f dx;
    cv::Mat1f dy;
    cv::Mat1f magnitude;
};

[[nodiscard]] GradientField gradientField(const GreyImage& image, bool darkFibres);

/// Fast radial symmetry (Loy and Zelinsky 2003, IEEE PAMI 25(8)) with votes towards the brighter side only:
/// each pixel with |g| > `gradientThreshold` votes at p + r g/|g| with weight |g|/r for every radius r, so
/// that centres of bright discs stand out and dark gaps between them do not. Smoothed; upsampled pixels.
[[nodiscard]] cv::Mat1f inwardVotes(const GradientField& field, double gradientThreshold,
                                    const CircleFinderSettings& settings);

}  // namespace synthslice::measure
