#pragma once

#include <cstddef>
#include <vector>

namespace synthslice::data {

/// Sums over the pixels of a region (a block, or a slice), from which its statistics and those of any union
/// of regions follow.
struct RegionSums {
    double pixels = 0.0;
    double grey = 0.0;  ///< of full scale; of outliers (binsWithoutOutliers()) the limit that they exceed
    double greySquared = 0.0;
    double bright = 0.0;    ///< pixels above the Otsu threshold of their slice
    double gradient = 0.0;  ///< |difference| to the right and to the lower neighbour
    RegionSums& operator+=(const RegionSums& other);
};

/// Which regions to hold out: true for about `fraction` (0 to 1, exclusive) of the pixels, at least one
/// region on either side; there have to be two regions with pixels. Of up to 256 candidates the one whose two
/// sides differ least in grey mean and SD, bright fraction and gradient, each in units of its SD over the
/// regions. The same for the same sums. Candidates are random choices of regions...
[[nodiscard]] std::vector<bool> holdOutAtRandom(const std::vector<RegionSums>& regions, double fraction);
/// ... of which these are the `count` best, the best first ...
[[nodiscard]] std::vector<std::vector<bool>> holdOutsAtRandom(const std::vector<RegionSums>& regions,
                                                              double fraction, std::size_t count);
/// ... or contiguous ranges, for slices of a stack, where neighbours are nearly copies.
[[nodiscard]] std::vector<bool> holdOutRange(const std::vector<RegionSums>& regions, double fraction);

}  // namespace synthslice::data
