#include "engine/data/dataset/block_grid.h"

#include <algorithm>
#include <cmath>

#include "engine/data/dataset/grey_histogram.h"
#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

namespace {

std::vector<int> edges(int length, std::int64_t blockSize, std::int64_t smallest)
{
    const std::int64_t wanted = std::llround(static_cast<double>(length) / static_cast<double>(blockSize));
    const std::int64_t count = std::max<std::int64_t>(1, std::min(wanted, length / smallest));
    std::vector<int> edges;
    for (std::int64_t i = 0; i <= count; ++i) edges.push_back(static_cast<int>(i * length / count));
    return edges;
}

/// Number of the interval between edges that holds `position`.
std::size_t intervalAt(const std::vector<int>& edges, int position)
{
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), position) - edges.begin()) -
           1;
}

/// Of the samples that are no outliers.
struct Samples {
    double darkest;
    double brightest;
    double threshold;  ///< Otsu's

    [[nodiscard]] double drawnIn(double value) const { return std::clamp(value, darkest, brightest); }
};

/// Sums over pixels x, ..., end - 1 of row y. One hot pixel among them would choose other blocks.
template <class Sample>
RegionSums sumsOf(std::span<const Sample> pixels, const Slice& slice, int y, int x, int end,
                  const Samples& usual)
{
    const auto width = static_cast<std::size_t>(slice.width);
    const std::size_t row = static_cast<std::size_t>(y) * width;
    const std::size_t below = y + 1 < slice.height ? row + width : row;
    const double scale = 1.0 / fullScale(slice);
    RegionSums sums;
    for (auto i = static_cast<std::size_t>(x); i < static_cast<std::size_t>(end); ++i) {
        const double value = usual.drawnIn(pixels[row + i]);
        const std::size_t right = i + 1 < width ? i + 1 : i;
        sums.grey += value;
        sums.greySquared += value * value;
        sums.bright += value > usual.threshold ? 1.0 : 0.0;
        sums.gradient += std::abs(usual.drawnIn(pixels[row + right]) - value) +
                         std::abs(usual.drawnIn(pixels[below + i]) - value);
    }
    sums.pixels = end - x;
    sums.grey *= scale;
    sums.greySquared *= scale * scale;
    sums.gradient *= scale;
    return sums;
}

}  // namespace

BlockGrid::BlockGrid(int width, int height, std::int64_t blockSize, std::int64_t smallest)
    : m_columns(edges(width, blockSize, smallest)), m_rows(edges(height, blockSize, smallest))
{
}

BlockGrid::BlockGrid(int width, int height) : m_columns{0, width}, m_rows{0, height} {}

Rect BlockGrid::block(std::size_t index) const
{
    const std::size_t column = index % (m_columns.size() - 1);
    const std::size_t row = index / (m_columns.size() - 1);
    return {m_columns[column], m_rows[row], m_columns[column + 1] - m_columns[column],
            m_rows[row + 1] - m_rows[row]};
}

std::size_t BlockGrid::blockAt(int x, int y) const
{
    return intervalAt(m_rows, y) * (m_columns.size() - 1) + intervalAt(m_columns, x);
}

void addBlockSums(const Slice& slice, const PixelRuns& fieldOfView, const BlockGrid& grid,
                  std::vector<RegionSums>& sums)
{
    const GreyHistogram histogram(slice, fieldOfView);
    const double scale = fullScale(slice);
    const Samples usual{histogram.darkest() * scale, histogram.brightest() * scale,
                        histogram.otsuThreshold() * scale};
    withPixels(slice, [&](auto pixels) {
        for (const PixelRun& run : fieldOfView.runs()) {
            const int runEnd = run.x + run.length;
            for (int x = run.x; x < runEnd;) {
                const std::size_t block = grid.blockAt(x, run.y);
                const Rect rect = grid.block(block);
                const int end = std::min(runEnd, rect.x + rect.width);
                sums[block] += sumsOf(pixels, slice, run.y, x, end, usual);
                x = end;
            }
        }
    });
}

}  // namespace synthslice::data
