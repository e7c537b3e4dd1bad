#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/measure/material.h"

namespace synthslice::quality {

// Images made without learning, to see whether a network is better than them.

/// Non-overlapping discs with the diameters and area fraction of the fibres found in `real`, the mean grey of
/// either phase, the blur of synthetic slices and noise that brings grey to the real variance. `count`
/// patches, cut at random from slices of 512 px. An error if such discs cannot be packed, or no fibres are
/// found.
[[nodiscard]] Result<std::vector<GreyImage>>
hardCoreDiscs(const std::vector<GreyImage>& real, const measure::Material& material, std::size_t count);

/// Gaussian fields: each of the real images with its amplitudes kept and its phases drawn at random, then
/// brought to its own histogram by rank (amplitude-adjusted surrogate, Theiler 1992).
[[nodiscard]] std::vector<GreyImage> randomPhaseFields(const std::vector<GreyImage>& real,
                                                       std::uint64_t seed);

}  // namespace synthslice::quality
