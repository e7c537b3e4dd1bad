#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::data {

/// How often two phases lie side by side, of every pair of them.
class PhaseContacts {
public:
    explicit PhaseContacts(std::size_t phases) : m_phases(phases), m_counts(phases * phases) {}

    void add(std::size_t a, std::size_t b)
    {
        ++m_counts[a * m_phases + b];
        if (a != b) ++m_counts[b * m_phases + a];
    }
    [[nodiscard]] std::size_t phases() const { return m_phases; }
    [[nodiscard]] std::int64_t of(std::size_t a, std::size_t b) const { return m_counts[a * m_phases + b]; }

private:
    std::size_t m_phases;
    std::vector<std::int64_t> m_counts;
};

/// The order of phases in which as few contacts as can be are between phases that are not neighbours in it:
/// where one grey stands for each phase, images get a rim of what lies between two such phases. The best of
/// all orders of up to 8 phases; of more, the phases that touch most, extended at either end by the one that
/// touches it most. Begins with the smaller number of its two ends.
[[nodiscard]] std::vector<std::size_t> orderByContact(const PhaseContacts& contacts);

/// Labels of segmented slices in that order, grey of full scale; neighbours in x and y in the training half
/// count, of up to 64 slices evenly spread.
[[nodiscard]] std::vector<double> labelOrder(const SliceDataset& dataset);

}  // namespace synthslice::data
