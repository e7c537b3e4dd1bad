#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace synthslice::classification {

/// How often images of each class were taken for each class. A value; classes are counted from 0.
class ConfusionMatrix {
public:
    /// `classes` > 0.
    explicit ConfusionMatrix(std::size_t classes);

    /// One image, or `count` alike; both classes are below classes().
    void add(std::size_t trueClass, std::size_t predicted, std::uint64_t count = 1);

    [[nodiscard]] std::size_t classes() const { return m_classes; }
    [[nodiscard]] std::uint64_t count(std::size_t trueClass, std::size_t predicted) const
    {
        return m_counts[trueClass * m_classes + predicted];
    }
    /// All counts, [true][predicted].
    [[nodiscard]] std::vector<std::vector<std::uint64_t>> rows() const;
    [[nodiscard]] std::uint64_t total() const;
    /// On the diagonal.
    [[nodiscard]] std::uint64_t correct() const;
    /// Images of a class: the sum of its row.
    [[nodiscard]] std::uint64_t ofClass(std::size_t trueClass) const;
    /// Images taken for a class: the sum of its column.
    [[nodiscard]] std::uint64_t takenFor(std::size_t predicted) const;
    /// Share of the images of `trueClass`, 0 to 1; NaN where there is none.
    [[nodiscard]] double shareOfRow(std::size_t trueClass, std::size_t predicted) const;
    /// Share of the images taken for `predicted`, 0 to 1; NaN where there is none.
    [[nodiscard]] double shareOfColumn(std::size_t trueClass, std::size_t predicted) const;

    bool operator==(const ConfusionMatrix&) const = default;

private:
    std::size_t m_classes;
    std::vector<std::uint64_t> m_counts;  ///< [true][predicted]
};

}  // namespace synthslice::classification
