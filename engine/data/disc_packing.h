#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::data {

/// A disc; position and radius in pixels, pixel centres at integers.
struct Disc {
    double x = 0.0;
    double y = 0.0;
    double r = 0.0;
    bool operator==(const Disc&) const = default;
};

/// Discs of normally distributed diameters in a square window.
struct DiscPackingSpec {
    double side = 512.0;         ///< px; the window is [-0.5, side - 0.5) in both directions
    double areaFraction = 0.55;  ///< covered share of the window
    double meanDiameter = 9.0;   ///< px
    double diameterSd = 0.5;     ///< px
    double minimumGap = 0.0;     ///< px between discs
    std::uint64_t seed = 0;
};

/// Random packing without overlap; discs may be cut by the window's border.
[[nodiscard]] Result<std::vector<Disc>> packDiscs(const DiscPackingSpec& spec);

/// Exact area of the part of a disc that lies inside the window, px^2.
[[nodiscard]] double areaInside(const Disc& disc, double side);

}  // namespace synthslice::data
