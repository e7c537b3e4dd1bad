#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::quality {

/// Sliced Wasserstein distance of local structure (Karras 2018, section 5): three levels of a Laplacian
/// pyramid, neighbourhoods of 7 x 7 px projected on random directions. Of every patch 16 neighbourhoods a
/// level and 64 directions are taken, the same for the same place in a set, so that a patch is projected once
/// and any sets can be compared.
class NeighbourhoodProjections {
public:
    static constexpr int levels = 3;
    static constexpr int directions = 64;
    static constexpr int neighbourhoods = 16;

    /// The projections of one patch of at least 28 px a side: [level][direction][neighbourhood]. `index`
    /// chooses the places.
    [[nodiscard]] static std::vector<float> of(const GreyImage& patch, std::uint64_t index);

    /// Mean over directions of the Wasserstein-1 distance between two sets of patches, each level in units of
    /// `levelScales`; the mean over levels.
    [[nodiscard]] static double distance(const std::vector<std::vector<float>>& a,
                                         const std::vector<std::vector<float>>& b,
                                         std::span<const double> levelScales);

    /// Root mean square of the projections at each level.
    [[nodiscard]] static std::vector<double> scales(const std::vector<std::vector<float>>& patches);
};

}  // namespace synthslice::quality
