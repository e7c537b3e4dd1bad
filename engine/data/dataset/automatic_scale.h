#pragma once

#include <cstdint>
#include <span>

#include "engine/data/reading/image_reader.h"

namespace synthslice::data {

/// The networks take in structures some 8 px apart best, and up to 11 px well.
inline constexpr double bestPitchPx = 8.0;
inline constexpr double longestPitchPx = 11.0;

/// What images are best resized by before textures are learned from them: 1 where fibres lie up to
/// longestPitchPx apart, where none can be found, and for images below 256 px; else what brings them to
/// bestPitchPx, rounded to hundredths, but not below what leaves four patches side by side.
struct AutomaticScale {
    double scale = 1.0;
    double pitchPx = 0.0;  ///< distance of the fibres before scaling, 4 to 64; 0 if none was found
};
/// By the median of the images in which a distance can be found; the middle 2,048 px of larger ones count.
[[nodiscard]] AutomaticScale automaticScale(std::span<const RawImage> images, std::int64_t patchSize);

}  // namespace synthslice::data
