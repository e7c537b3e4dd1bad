#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::measure {

/// Power by spatial frequency, over all directions. `power[k]` belongs to k / n cycles per pixel,
/// n = min(width, height), k = 0 ... n / sqrt 2: frequencies above 0.5 lie in the corners of the spectrum.
struct RadialPowerSpectrum {
    std::vector<double> power;  ///< grey^2; white noise of variance v has power v everywhere
    int n = 0;                  ///< px
};

/// Mean of |F|^2 / (sum of squared window values) in rings one bin wide, of the image without its mean grey,
/// under a Hann window (Blackman and Tukey 1958). Where pixels lie outside (0 of one value per pixel), the
/// mean over overlapping square windows inside (Welch 1967), of the largest power of two of which four fit.
/// Empty for images under 2 px, and where no window of 16 px lies inside.
[[nodiscard]] RadialPowerSpectrum radialPowerSpectrum(const GreyImage& image,
                                                      std::span<const std::uint8_t> inside = {});

/// log10 of the mean power of the bins from `low` to `high` cycles per pixel; NaN if there is none.
[[nodiscard]] double logBandPower(const RadialPowerSpectrum& spectrum, double low, double high);

}  // namespace synthslice::measure
