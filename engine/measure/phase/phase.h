#pragma once

#include <cstdint>
#include <vector>

namespace synthslice::measure {

/// An image whose pixels belong to the phases 0, 1, ... of a material, row-major, or lie outside of it:
/// beyond the field of view or a mask. In two-phase material phase 1 is what is counted: fibres, grains,
/// pores.
struct PhaseImage {
    static constexpr std::uint8_t outside = 255;

    int width = 0;  ///< px
    int height = 0;
    std::vector<std::uint8_t> phase;

    [[nodiscard]] std::uint8_t at(int x, int y) const
    {
        return phase[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x)];
    }
};

/// Share of a phase in the pixels that are not outside: the volume fraction by Delesse's principle (1847).
/// NaN if all are outside.
[[nodiscard]] double phaseFraction(const PhaseImage& image, int phase = 1);

enum class Axis { X, Y };

}  // namespace synthslice::measure
