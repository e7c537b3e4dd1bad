#include "engine/measure/circles/point_grid.h"

#include <limits>
#include <numeric>

namespace synthslice::measure {

PointGrid::PointGrid(const std::vector<Circle>& circles) : m_circles(circles)
{
    if (circles.empty()) return;
    const auto [left, right] = std::ranges::minmax(circles, {}, &Circle::x);
    const auto [top, bottom] = std::ranges::minmax(circles, {}, &Circle::y);
    m_left = left.x;
    m_top = top.y;
    const double width = right.x - m_left;
    const double height = bottom.y - m_top;
    // About one circle a cell; points on a line have no area.
    const auto count = static_cast<double>(circles.size());
    m_cellPx = std::max({std::sqrt(width * height / count), std::max(width, height) / count, 1e-6});
    m_columns = static_cast<int>(width / m_cellPx) + 1;
    m_rows = static_cast<int>(height / m_cellPx) + 1;
    const auto cellOf = [&](std::size_t circle) {
        return static_cast<std::size_t>(row(circles[circle])) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column(circles[circle]));
    };
    m_begins.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows) + 1, 0);
    for (std::size_t i = 0; i < circles.size(); ++i) ++m_begins[cellOf(i) + 1];
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    m_order.resize(circles.size());
    std::vector<std::size_t> next(m_begins.begin(), m_begins.end() - 1);
    for (std::size_t i = 0; i < circles.size(); ++i) m_order[next[cellOf(i)]++] = i;
}

double PointGrid::nearestPx(std::size_t index) const
{
    const Circle& circle = m_circles[index];
    const int x = column(circle);
    const int y = row(circle);
    double nearest = std::numeric_limits<double>::infinity();
    // Ring after ring of cells; what lies in ring k is at least k - 1 cells away.
    for (int ring = 0; ring <= std::max(m_columns, m_rows) && nearest > (ring - 1) * m_cellPx; ++ring) {
        const auto look = [&](int dx, int dy) {
            forEachIn(x + dx, y + dy, [&](std::size_t other) {
                if (other == index) return;
                nearest = std::min(nearest,
                                   std::hypot(circle.x - m_circles[other].x, circle.y - m_circles[other].y));
            });
        };
        for (int along = -ring; along <= ring; ++along) {
            look(along, -ring);
            if (ring > 0) look(along, ring);
            if (std::abs(along) < ring) {
                look(-ring, along);
                look(ring, along);
            }
        }
    }
    return nearest;
}

}  // namespace synthslice::measure
