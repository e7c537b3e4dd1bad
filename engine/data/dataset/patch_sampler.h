#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::data {

/// Seeded random batches of training patches with flips and quarter turns, as the dataset's spec asks. Image
/// i of batch k is a function of (seed, k, i) alone, so a sampler has no state to save and any batch can be
/// made again. Any number of threads.
class PatchSampler {
public:
    /// Grey is mapped by the dataset's coding, or by another one.
    PatchSampler(std::shared_ptr<const SliceDataset> dataset, std::uint64_t seed);
    PatchSampler(std::shared_ptr<const SliceDataset> dataset, std::uint64_t seed, GreyCoding coding);

    /// Fills `imagesMinus1To1` (count x patchSize x patchSize, row-major) with batch number `batch`: grey
    /// mapped by the coding, clipped at -2 and 2, where outliers lie.
    void fill(std::span<float> imagesMinus1To1, std::int64_t count, std::uint64_t batch) const;

private:
    std::shared_ptr<const SliceDataset> m_dataset;
    std::uint64_t m_seed;
    GreyCoding m_coding;
};

}  // namespace synthslice::data
