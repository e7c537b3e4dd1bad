#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

/// A fibre found; pixels, pixel centres at integers.
struct Circle {
    double x = 0.0;
    double y = 0.0;
    double r = 0.0;
    bool operator==(const Circle&) const = default;
};

enum class CircleMethod { SignedGradientHough, OpenCvHough };

struct CircleFinderSettings {
    CircleMethod method = CircleMethod::SignedGradientHough;
    double radiusPx = 4.0;           ///< expected radius r0; radii from 0.72 to 1.4 r0 are found
    bool darkFibres = false;         ///< fibres darker than the matrix
    double gradientThreshold = 0.0;  ///< 0.15 x the 95th percentile of |gradient| of the reference region; 0:
                                     ///< of this image
    double peakThreshold = 0.0;  ///< 0.2 x the 90th percentile of accumulator maxima of the reference region;
                                 ///< 0: of this image
    double innerGrey = 0.0;      ///< Otsu threshold that a fibre's inner disc must pass; 0: of this image
    bool operator==(const CircleFinderSettings&) const = default;
};

/// Fibres in an image, strongest first (Loy and Zelinsky 2003, inward votes only), outliers in grey repaired
/// first (withoutOutliers()).
/// With a field of view (1 inside, one value per pixel) only what lies inside it votes and is found: the rim
/// would be taken for edges.
[[nodiscard]] std::vector<Circle> findCircles(const GreyImage& image, const CircleFinderSettings& settings,
                                              std::span<const std::uint8_t> fieldOfView = {});

/// The settings with their three thresholds taken from a reference (many patches of the training half),
/// so that single images are never judged by their own thresholds.
[[nodiscard]] CircleFinderSettings withReferenceThresholds(const std::vector<GreyImage>& reference,
                                                           CircleFinderSettings settings);

/// Fibre size without asking the user, from the most frequent distance of neighbours, the pitch.
struct FibreScale {
    double pitchPx = 0.0;   ///< 0 if the slice has no texture
    double radiusPx = 0.0;  ///< 0.41 pitch
};
/// Pitch from the peak of k^2 PSD(k), outliers in grey left out, between 4 and 64 px; of structures farther
/// apart a shorter distance is found, or none.
[[nodiscard]] FibreScale estimateFibreScale(const GreyImage& slice,
                                            std::span<const std::uint8_t> fieldOfView = {});

}  // namespace synthslice::measure
