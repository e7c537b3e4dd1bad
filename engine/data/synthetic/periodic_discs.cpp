#include "engine/data/synthetic/periodic_discs.h"

#include <algorithm>
#include <cmath>

namespace synthslice::data {

namespace {

/// Cells are larger than the largest disc by this share, so that pairs need not be found anew for every
/// sweep.
constexpr double reachShare = 0.25;

}  // namespace

PeriodicDiscs::PeriodicDiscs(double side, double largestRadius)
    : m_side(side), m_cellsPerSide(std::max<std::size_t>(
                        3, static_cast<std::size_t>(side / (2.0 * largestRadius * (1.0 + reachShare))))),
      m_cells(m_cellsPerSide * m_cellsPerSide)
{
}

std::size_t PeriodicDiscs::cellOf(double x, double y) const
{
    const double cells = static_cast<double>(m_cellsPerSide) / m_side;
    const auto column = std::min(static_cast<std::size_t>(x * cells), m_cellsPerSide - 1);
    const auto row = std::min(static_cast<std::size_t>(y * cells), m_cellsPerSide - 1);
    return row * m_cellsPerSide + column;
}

double PeriodicDiscs::nearestImage(double difference) const
{
    if (difference > m_side / 2.0) return difference - m_side;
    return difference < -m_side / 2.0 ? difference + m_side : difference;
}

template <class Visit>
void PeriodicDiscs::forEachNear(double x, double y, const Visit& visit) const
{
    const std::size_t centre = cellOf(x, y);
    const std::size_t n = m_cellsPerSide;
    for (const std::size_t dy : {n - 1, n, n + 1}) {
        for (const std::size_t dx : {n - 1, n, n + 1}) {
            for (const std::size_t index : m_cells[(centre / n + dy) % n * n + (centre % n + dx) % n])
                visit(index);
        }
    }
}

bool PeriodicDiscs::isFree(const Disc& disc) const
{
    bool isFree = true;
    forEachNear(disc.x, disc.y, [&](std::size_t index) {
        const Disc& other = m_discs[index];
        const double dx = nearestImage(other.x - disc.x);
        const double dy = nearestImage(other.y - disc.y);
        const double apart = other.r + disc.r;
        isFree = isFree && dx * dx + dy * dy >= apart * apart;
    });
    return isFree;
}

void PeriodicDiscs::add(const Disc& disc)
{
    m_cells[cellOf(disc.x, disc.y)].push_back(m_discs.size());
    m_discs.push_back(disc);
}

void PeriodicDiscs::findPairs(double reach)
{
    for (auto& cell : m_cells) cell.clear();
    for (std::size_t i = 0; i < m_discs.size(); ++i) m_cells[cellOf(m_discs[i].x, m_discs[i].y)].push_back(i);
    m_pairs.clear();
    for (std::size_t i = 0; i < m_discs.size(); ++i) {
        const Disc& disc = m_discs[i];
        forEachNear(disc.x, disc.y, [&](std::size_t other) {
            if (other <= i) return;
            const double dx = nearestImage(m_discs[other].x - disc.x);
            const double dy = nearestImage(m_discs[other].y - disc.y);
            const double near = m_discs[other].r + disc.r + reach;
            if (dx * dx + dy * dy < near * near) m_pairs.emplace_back(i, other);
        });
    }
}

double PeriodicDiscs::pushApart()
{
    double largestOverlap = 0.0;
    const auto wrap = [this](double position) {
        if (position < 0.0) return position + m_side;
        return position >= m_side ? position - m_side : position;
    };
    for (const auto& [i, j] : m_pairs) {
        Disc& a = m_discs[i];
        Disc& b = m_discs[j];
        const double dx = nearestImage(b.x - a.x);
        const double dy = nearestImage(b.y - a.y);
        const double apart = a.r + b.r;
        const double squared = dx * dx + dy * dy;
        if (squared >= apart * apart || squared == 0.0) continue;
        const double distance = std::sqrt(squared);
        const double overlap = apart - distance;
        const double share = 0.5 * overlap / distance;
        a.x = wrap(a.x - share * dx);
        a.y = wrap(a.y - share * dy);
        b.x = wrap(b.x + share * dx);
        b.y = wrap(b.y + share * dy);
        m_moved[i] += 0.5 * overlap;
        m_moved[j] += 0.5 * overlap;
        largestOverlap = std::max(largestOverlap, overlap);
    }
    return largestOverlap;
}

bool PeriodicDiscs::removeOverlaps(double tolerance, int sweeps)
{
    const double reach = reachShare / (1.0 + reachShare) * m_side / static_cast<double>(m_cellsPerSide);
    double farthest = reach;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        if (2.0 * farthest >= reach) {
            findPairs(reach);
            m_moved.assign(m_discs.size(), 0.0);
        }
        if (pushApart() <= tolerance) return true;
        farthest = *std::max_element(m_moved.begin(), m_moved.end());
    }
    return false;
}

}  // namespace synthslice::data
