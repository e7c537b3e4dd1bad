#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "engine/data/labelled/labelled_dataset.h"

namespace synthslice::data {

/// What becomes of the images that are left at the end of an epoch and are fewer than a batch.
enum class LastBatch { Smaller, Dropped };

/// Batches of labelled images. In each epoch every image of a part comes once, in an order drawn from (seed,
/// epoch); a batch is a function of its number alone, counted on over all epochs, so that any can be made
/// again. Any number of threads.
class LabelledSampler {
public:
    LabelledSampler(std::shared_ptr<const LabelledDataset> dataset, PixelRange range, LastBatch last,
                    std::uint64_t seed);

    /// In an epoch of batches of `batchSize` > 0 images; 0 of a part without images, or with fewer that are
    /// dropped.
    [[nodiscard]] std::int64_t batchesPerEpoch(Part part, std::int64_t batchSize) const;

    /// Numbers of the dataset's images in batch number `batch`, from 0: `batchSize`, or what is left of the
    /// epoch. batchesPerEpoch() must not be 0.
    [[nodiscard]] std::vector<std::uint32_t> images(Part part, std::int64_t batchSize,
                                                    std::uint64_t batch) const;

    /// Fills batch number `batch` into the first places of `pixels` (batchSize x height x width, row-major)
    /// and `labels` (batchSize). Returns how many images it has.
    std::int64_t fill(std::span<float> pixels, std::span<std::int64_t> labels, Part part,
                      std::int64_t batchSize, std::uint64_t batch) const;

private:
    using Order = std::shared_ptr<const std::vector<std::uint32_t>>;
    struct KnownOrder {
        std::uint64_t epoch = 0;
        Order images;
    };
    [[nodiscard]] Order orderOf(Part part, std::uint64_t epoch) const;

    std::shared_ptr<const LabelledDataset> m_dataset;
    PixelRange m_range;
    LastBatch m_last;
    std::uint64_t m_seed;
    mutable std::mutex m_mutex;                  // guards m_orders
    mutable std::array<KnownOrder, 3> m_orders;  ///< of each Part: that of the epoch last asked for
};

}  // namespace synthslice::data
