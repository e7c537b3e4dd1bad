#include "engine/data/regions/pixel_runs.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace synthslice::data {

PixelRuns PixelRuns::rectangle(int width, int height)
{
    PixelRuns runs;
    for (int y = 0; y < height; ++y) runs.append({y, 0, width});
    return runs;
}

PixelRuns PixelRuns::fromMask(std::span<const std::uint8_t> mask, int width)
{
    PixelRuns runs;
    const int height = static_cast<int>(mask.size() / static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        const auto row = mask.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(width),
                                      static_cast<std::size_t>(width));
        for (int x = 0; x < width; ++x) {
            const int begin = x;
            while (x < width && row[static_cast<std::size_t>(x)] != 0) ++x;
            if (x > begin) runs.append({y, begin, x - begin});
        }
    }
    return runs;
}

void PixelRuns::append(const PixelRun& run)
{
    m_before.push_back(count());
    m_runs.push_back(run);
}

std::int64_t PixelRuns::count() const
{
    return m_runs.empty() ? 0 : m_before.back() + m_runs.back().length;
}

Pixel PixelRuns::at(std::int64_t index) const
{
    assert(index >= 0 && index < count());
    const auto run = std::prev(std::upper_bound(m_before.begin(), m_before.end(), index)) - m_before.begin();
    const PixelRun& found = m_runs[static_cast<std::size_t>(run)];
    return {found.x + static_cast<std::int32_t>(index - m_before[static_cast<std::size_t>(run)]), found.y};
}

std::vector<std::uint8_t> PixelRuns::mask(int width, int height) const
{
    std::vector<std::uint8_t> mask(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (const PixelRun& run : m_runs) {
        std::fill_n(mask.begin() + static_cast<std::ptrdiff_t>(run.y) * width + run.x, run.length, 1);
    }
    return mask;
}

PixelRuns intersection(const PixelRuns& a, const PixelRuns& b)
{
    PixelRuns common;
    auto inA = a.runs().begin();
    auto inB = b.runs().begin();
    while (inA != a.runs().end() && inB != b.runs().end()) {
        const std::int32_t endA = inA->x + inA->length;
        const std::int32_t endB = inB->x + inB->length;
        const std::int32_t begin = std::max(inA->x, inB->x);
        const std::int32_t end = std::min(endA, endB);
        if (inA->y == inB->y && begin < end) common.append({inA->y, begin, end - begin});
        if (std::tuple(inA->y, endA) < std::tuple(inB->y, endB)) {
            ++inA;
        } else {
            ++inB;
        }
    }
    return common;
}

PixelRuns windowOrigins(std::span<const std::uint8_t> mask, int width, int size)
{
    const auto columns = static_cast<std::size_t>(width);
    const int height = static_cast<int>(mask.size() / columns);
    PixelRuns origins;
    std::vector<int> rowsInside(columns);  // pixels of the mask in each column, ending at the current row
    for (int y = 0; y < height; ++y) {
        int columnsInside = 0;  // consecutive columns that hold `size` rows
        PixelRun run{y - size + 1, 0, 0};
        for (std::size_t x = 0; x < columns; ++x) {
            rowsInside[x] = mask[static_cast<std::size_t>(y) * columns + x] != 0 ? rowsInside[x] + 1 : 0;
            columnsInside = rowsInside[x] >= size ? columnsInside + 1 : 0;
            if (columnsInside == size) run.x = static_cast<std::int32_t>(x) - size + 1;
            if (columnsInside >= size) ++run.length;
            const bool ends = columnsInside < size || x + 1 == columns;
            if (ends && run.length > 0) {
                origins.append(run);
                run.length = 0;
            }
        }
    }
    return origins;
}

}  // namespace synthslice::data
