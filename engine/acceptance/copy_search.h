#pragma once

#include <cstddef>
#include <memory>

#include "engine/base/grey/grey_image.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::acceptance {

/// The training patch that an image resembles most, at any place, flipped or turned by quarters.
struct NearestPatch {
    double correlation = 0.0;  ///< normalised cross-correlation, at most 1
    data::PatchOrigin origin;
    GreyImage patch;  ///< flipped and turned as the image shows it
};

/// The name under which judgements and manifests tell that correlation.
inline constexpr const char* copyMeasure = "copy_correlation";

/// Finds whether generated images are copies of what the networks were trained on. Held-out real patches
/// reach a correlation of 0.24 to 0.29 (median), 0.50 at most, copies 1.
///
/// All training slices are searched. Places are compared at a quarter of the resolution by FFT (less for
/// patches below 64 px); of the best of each slice and symmetry, eight and their surroundings are compared at
/// full. That finds the copies that a search at half the resolution finds; where there is none, it may miss
/// the nearest patch for one that is a few hundredths less correlated.
///
/// Coarse slices are kept transformed in up to 512 MiB, about 1,000 slices of 1000 x 1000 px; those that find
/// no room are transformed again for every image, which takes three times as long. Any thread once made.
class CopySearch {
public:
    /// From this correlation on an image counts as a copy.
    static constexpr double copyCorrelation = 0.6;

    static constexpr std::size_t mostBytes = std::size_t{512} << 20U;

    /// Transforms slices on all processor cores. `bytes` may be used to keep them.
    explicit CopySearch(std::shared_ptr<const data::SliceDataset> dataset, std::size_t bytes = mostBytes);
    ~CopySearch();

    /// For an image of the patch size, grey of full scale. Correlation 0 for a flat one. On one core, 5 ms a
    /// slice of 1000 x 1000 px.
    [[nodiscard]] NearestPatch nearest(const GreyImage& image) const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::acceptance
