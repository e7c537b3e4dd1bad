#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

// Of the pixels whose eight neighbours lie inside, as they do (1 of one value per pixel; empty: all are
// inside).

/// Magnitude of the Scharr gradient, grey per pixel (Scharr 2000, dissertation, Heidelberg; the 3 x 3 kernel
/// 3-10-3).
[[nodiscard]] std::vector<float> gradientMagnitudes(const GreyImage& image,
                                                    std::span<const std::uint8_t> inside = {});

/// Shares of the ten rotation-invariant uniform local binary patterns of 8 neighbours at radius 1: 0 to 8
/// neighbours at least as bright as the pixel in one run, and all that are not uniform (Ojala, Pietikainen,
/// Maenpaa 2002, IEEE PAMI 24(7), LBP riu2 with P = 8, R = 1; diagonal neighbours interpolated bilinearly).
/// NaN without such pixels.
[[nodiscard]] std::vector<double> localBinaryPatternHistogram(const GreyImage& image,
                                                              std::span<const std::uint8_t> inside = {});

}  // namespace synthslice::measure
