#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/data/dataset/held_out_split.h"
#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// A slice cut into equal blocks of about `blockSize`, none smaller than `smallest`.
class BlockGrid {
public:
    BlockGrid(int width, int height, std::int64_t blockSize, std::int64_t smallest);
    /// The whole slice as one block.
    BlockGrid(int width, int height);

    [[nodiscard]] std::size_t count() const { return (m_columns.size() - 1) * (m_rows.size() - 1); }
    /// Block number `index`, in reading order.
    [[nodiscard]] Rect block(std::size_t index) const;
    /// Number of the block that holds a pixel.
    [[nodiscard]] std::size_t blockAt(int x, int y) const;

private:
    std::vector<int> m_columns;  ///< left edges, and the right edge of the last
    std::vector<int> m_rows;
};

/// Adds the sums over the pixels of each block inside the field of view.
void addBlockSums(const Slice& slice, const PixelRuns& fieldOfView, const BlockGrid& grid,
                  std::vector<RegionSums>& sums);

}  // namespace synthslice::data
