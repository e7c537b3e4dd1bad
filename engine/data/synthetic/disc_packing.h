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

/// Discs without overlap that cover exactly the area fraction: random sequential addition (Widom 1966), and
/// where a disc finds no room, removal of the overlaps by pushing discs apart, which goes on from the limit
/// of random addition (about 0.5) to about 0.8. The packing is periodic, so that what the window's border
/// cuts off a disc comes in on the other side, as a disc of its own in the list, which is in reading order.
/// An error if the fraction cannot be packed.
[[nodiscard]] Result<std::vector<Disc>> packDiscs(const DiscPackingSpec& spec);

}  // namespace synthslice::data
