#pragma once

#include <cstdint>
#include <vector>

#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::data {

/// Grey of all slices together: the mean of their means and the root mean square of their SDs, so that a
/// single slice is its own reference.
struct GreyReference {
    double mean = 0.0;
    double sd = 0.0;
};
[[nodiscard]] GreyReference greyReference(const std::vector<Slice>& slices);

/// The training half's pixels after normalization.
struct TrainingGrey {
    std::int64_t pixels = 0;
    GreyWindow window;  ///< around their mean, as wide as it takes to hold 99.95 % of them, outliers apart
};
[[nodiscard]] TrainingGrey measureTrainingGrey(const SliceDataset& dataset);

}  // namespace synthslice::data
