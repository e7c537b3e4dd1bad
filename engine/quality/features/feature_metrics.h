#pragma once

#include <cstdint>
#include <vector>

namespace synthslice::quality {

/// Points of a feature space, a row each, all of one length.
using Features = std::vector<std::vector<double>>;

// Measures of two sets of at least k + 1 points. They compare sets as a whole and are meant to be read beside
// their value for two sets of real points.

/// Kernel Inception Distance in any feature space: the unbiased squared maximum mean discrepancy with the
/// kernel (x . y / d + 1)^3 (Binkowski 2018), of all points at once; 0 on average for equal distributions.
[[nodiscard]] double kernelDistance(const Features& real, const Features& generated);

/// How generated points lie among real ones, k nearest neighbours (Kynkaanniemi 2019; Naeem 2020).
struct Neighbourhoods {
    double precision = 0.0;  ///< share of generated points within the reach of a real one
    double recall = 0.0;     ///< share of real points within the reach of a generated one
    double density = 0.0;    ///< real neighbourhoods that hold a generated point, over k; 1 on average
    double coverage = 0.0;   ///< share of real points whose neighbourhood holds a generated one
};
[[nodiscard]] Neighbourhoods neighbourhoods(const Features& real, const Features& generated,
                                            std::size_t k = 5);

/// Leave-one-out accuracy of telling the two sets apart by the nearest neighbour (Lopez-Paz and Oquab 2017):
/// 0.5 cannot be told apart, 1 always; below 0.5 copies.
[[nodiscard]] double nearestNeighbourAccuracy(const Features& real, const Features& generated);

/// Five-fold cross-validated accuracy of telling the two sets apart by Fisher's linear discriminant (1936)
/// with a shrunk covariance (Ledoit and Wolf 2004), so that there may be fewer points than features, as a
/// classifier two-sample test (Lopez-Paz and Oquab 2017): 0.5 cannot be told apart, 1 always. The mean of the
/// accuracies on both sets, as a smaller set draws the border towards it.
[[nodiscard]] double linearClassifierAccuracy(const Features& real, const Features& generated);

/// Share of bins in which generated points are significantly (5 %) more or fewer than real ones (Richardson
/// and Weiss 2018, NDB / K); bins are the cells of k-means with that many centres, found in the real points.
/// NaN if there are fewer real points than bins.
[[nodiscard]] double differentBins(const Features& real, const Features& generated, std::size_t bins = 20);

/// Birthday test (Arora 2018): the number of pairs of generated points closer to each other than the closest
/// pair of real ones.
[[nodiscard]] std::size_t nearDuplicates(const Features& real, const Features& generated);

/// Data-copying statistic C_T (Meehan 2020), one cell: the z value of the Mann-Whitney U of distances to the
/// nearest training point, of generated against held-out real points; far below 0 (-5) is copying, far above
/// under-fitting.
[[nodiscard]] double dataCopying(const Features& training, const Features& heldOut,
                                 const Features& generated);

}  // namespace synthslice::quality
