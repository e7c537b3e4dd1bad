#include "engine/classification/confusion_matrix.h"

#include <cassert>
#include <numeric>

namespace synthslice::classification {

ConfusionMatrix::ConfusionMatrix(std::size_t classes) : m_classes(classes), m_counts(classes * classes)
{
    assert(classes > 0);
}

void ConfusionMatrix::add(std::size_t trueClass, std::size_t predicted, std::uint64_t count)
{
    assert(trueClass < m_classes && predicted < m_classes);
    m_counts[trueClass * m_classes + predicted] += count;
}

std::vector<std::vector<std::uint64_t>> ConfusionMatrix::rows() const
{
    std::vector<std::vector<std::uint64_t>> rows;
    for (auto row = m_counts.begin(); row != m_counts.end(); row += static_cast<std::ptrdiff_t>(m_classes)) {
        rows.emplace_back(row, row + static_cast<std::ptrdiff_t>(m_classes));
    }
    return rows;
}

std::uint64_t ConfusionMatrix::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t{0});
}

std::uint64_t ConfusionMatrix::correct() const
{
    std::uint64_t sum = 0;
    for (std::size_t label = 0; label < m_classes; ++label) sum += count(label, label);
    return sum;
}

std::uint64_t ConfusionMatrix::ofClass(std::size_t trueClass) const
{
    std::uint64_t sum = 0;
    for (std::size_t predicted = 0; predicted < m_classes; ++predicted) sum += count(trueClass, predicted);
    return sum;
}

std::uint64_t ConfusionMatrix::takenFor(std::size_t predicted) const
{
    std::uint64_t sum = 0;
    for (std::size_t trueClass = 0; trueClass < m_classes; ++trueClass) sum += count(trueClass, predicted);
    return sum;
}

double ConfusionMatrix::shareOfRow(std::size_t trueClass, std::size_t predicted) const
{
    return static_cast<double>(count(trueClass, predicted)) / static_cast<double>(ofClass(trueClass));
}

double ConfusionMatrix::shareOfColumn(std::size_t trueClass, std::size_t predicted) const
{
    return static_cast<double>(count(trueClass, predicted)) / static_cast<double>(takenFor(predicted));
}

}  // namespace synthslice::classification
