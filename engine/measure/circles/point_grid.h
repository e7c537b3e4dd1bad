#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/measure/circles/circles.h"

namespace synthslice::measure {

/// Centres of circles sorted into square cells, so that neighbours are found in constant time each. The
/// circles must outlive it.
class PointGrid {
public:
    explicit PointGrid(const std::vector<Circle>& circles);

    /// Calls visit(i, j, distance) once for every pair of centres at most `reachPx` apart.
    template <class Visit>
    void forEachPair(double reachPx, Visit visit) const;

    /// Distance from circle `index` to the nearest other, px; infinite if there is none.
    [[nodiscard]] double nearestPx(std::size_t index) const;

private:
    [[nodiscard]] int column(const Circle& circle) const
    {
        return static_cast<int>((circle.x - m_left) / m_cellPx);
    }
    [[nodiscard]] int row(const Circle& circle) const
    {
        return static_cast<int>((circle.y - m_top) / m_cellPx);
    }
    /// Calls visit(j) for the circles of the cell there, if there is one.
    template <class Visit>
    void forEachIn(int column, int row, Visit visit) const
    {
        if (column < 0 || column >= m_columns || row < 0 || row >= m_rows) return;
        const auto cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                          static_cast<std::size_t>(column);
        for (std::size_t k = m_begins[cell]; k < m_begins[cell + 1]; ++k) visit(m_order[k]);
    }

    const std::vector<Circle>& m_circles;
    double m_left = 0.0;
    double m_top = 0.0;
    double m_cellPx = 1.0;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<std::size_t> m_begins;  ///< of each cell in m_order, and the end
    std::vector<std::size_t> m_order;   ///< circles, cell by cell
};

template <class Visit>
void PointGrid::forEachPair(double reachPx, Visit visit) const
{
    const int reach = static_cast<int>(std::min(reachPx / m_cellPx, 1e6)) + 1;
    for (std::size_t i = 0; i < m_circles.size(); ++i) {
        const Circle& circle = m_circles[i];
        const int x = column(circle);
        const int y = row(circle);
        // The cells below and to the right; of a pair in one cell the second is that with the higher number.
        for (int dy = 0; dy <= std::min(reach, m_rows - 1 - y); ++dy) {
            const int left = dy == 0 ? 0 : std::max(-reach, -x);
            for (int dx = left; dx <= std::min(reach, m_columns - 1 - x); ++dx) {
                forEachIn(x + dx, y + dy, [&](std::size_t j) {
                    if (dx == 0 && dy == 0 && j <= i) return;
                    const double apartX = circle.x - m_circles[j].x;
                    const double apartY = circle.y - m_circles[j].y;
                    const double square = apartX * apartX + apartY * apartY;
                    if (square <= reachPx * reachPx) visit(i, j, std::sqrt(square));
                });
            }
        }
    }
}

}  // namespace synthslice::measure
