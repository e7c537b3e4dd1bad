#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/grey_image.h"

namespace synthslice::measure {

/// An image of two phases, row-major: 1 where there are fibres, 0 in the matrix.
struct PhaseImage {
    int width = 0;  ///< px
    int height = 0;
    std::vector<std::uint8_t> phase;

    [[nodiscard]] std::uint8_t at(int x, int y) const
    {
        return phase[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x)];
    }
};

/// Fibres are brighter than `greyThreshold` (darker, with dark fibres). The threshold comes from all of the
/// data (Otsu of the training half), never from the single image.
[[nodiscard]] PhaseImage phaseImage(const GreyImage& image, double greyThreshold, bool darkFibres = false);

/// Share of pixels in phase 1.
[[nodiscard]] double phaseFraction(const PhaseImage& image);

enum class Axis { X, Y };

}  // namespace synthslice::measure
