#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/data/synthetic/disc_packing.h"

namespace synthslice::data {

/// Discs in a square [0, side) whose opposite borders are joined; side is at least three of the largest
/// diameters.
class PeriodicDiscs {
public:
    PeriodicDiscs(double side, double largestRadius);

    [[nodiscard]] const std::vector<Disc>& discs() const { return m_discs; }
    [[nodiscard]] bool isFree(const Disc& disc) const;
    void add(const Disc& disc);

    /// Pushes overlapping discs apart until none overlap by more than `tolerance` (px). False if that is not
    /// reached within `sweeps` passes over all pairs.
    [[nodiscard]] bool removeOverlaps(double tolerance, int sweeps);

private:
    [[nodiscard]] std::size_t cellOf(double x, double y) const;
    [[nodiscard]] double nearestImage(double difference) const;
    /// Calls `visit(index)` for all discs in the cells around a place.
    template <class Visit>
    void forEachNear(double x, double y, const Visit& visit) const;
    void findPairs(double reach);
    /// One pass over the pairs; the largest overlap met.
    double pushApart();

    double m_side;
    std::size_t m_cellsPerSide;
    std::vector<Disc> m_discs;
    std::vector<std::vector<std::size_t>> m_cells;             ///< discs by their centre
    std::vector<std::pair<std::size_t, std::size_t>> m_pairs;  ///< discs near enough to come to overlap
    std::vector<double> m_moved;  ///< px, of each disc since the pairs were found
};

}  // namespace synthslice::data
