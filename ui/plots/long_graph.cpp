#include "ui/plots/long_graph.h"

#include <algorithm>
#include <limits>

namespace synthslice::ui {

namespace {

constexpr int blockPoints = 32;

}  // namespace

void LongGraph::Extremes::take(const Extremes& other)
{
    least = std::min(least, other.least);
    most = std::max(most, other.most);
    leastPositive = std::min(leastPositive, other.leastPositive);
}

LongGraph::Extremes LongGraph::none()
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {infinity, -infinity, infinity};
}

void LongGraph::append(const QVector<QCPGraphData>& points)
{
    data()->add(points, /*alreadySorted=*/true);
    rebuildFrom(static_cast<int>(m_blocks.size()));
}

void LongGraph::removeAfter(double key)
{
    data()->removeAfter(key);
    rebuildFrom(std::min(static_cast<int>(m_blocks.size()), dataCount() / blockPoints));
}

void LongGraph::clear()
{
    data()->clear();
    m_blocks.clear();
}

void LongGraph::rebuildFrom(int block)
{
    m_blocks.resize(static_cast<std::size_t>(block));
    for (; (block + 1) * blockPoints <= dataCount(); ++block) {
        m_blocks.push_back(extremes(block * blockPoints, (block + 1) * blockPoints));
    }
}

LongGraph::Extremes LongGraph::extremes(int begin, int end) const
{
    Extremes result = none();
    while (begin < end) {
        const auto block = static_cast<std::size_t>(begin / blockPoints);
        if (begin % blockPoints == 0 && begin + blockPoints <= end && block < m_blocks.size()) {
            result.take(m_blocks[block]);
            begin += blockPoints;
        } else {
            const double value = data()->at(begin)->value;
            result.take({value, value, value > 0.0 ? value : result.leastPositive});
            ++begin;
        }
    }
    return result;
}

QCPRange LongGraph::getValueRange(bool& found, QCP::SignDomain sign, const QCPRange& keys) const
{
    if (keys != QCPRange() || sign == QCP::sdNegative) return QCPGraph::getValueRange(found, sign, keys);
    const Extremes all = extremes(0, dataCount());
    const double least = sign == QCP::sdPositive ? all.leastPositive : all.least;
    found = least <= all.most;
    return found ? QCPRange(least, all.most) : QCPRange();
}

void LongGraph::getOptimizedLineData(QVector<QCPGraphData>* line,
                                     const QCPGraphDataContainer::const_iterator& begin,
                                     const QCPGraphDataContainer::const_iterator& end) const
{
    const int pointsPerPixel = static_cast<int>(end - begin) / std::max(1, keyAxis()->axisRect()->width());
    if (pointsPerPixel < blockPoints) {
        QCPGraph::getOptimizedLineData(line, begin, end);
        return;
    }
    // Whole blocks, counted from the first point, so that the curve does not flicker while it is dragged.
    const int step = pointsPerPixel / blockPoints * blockPoints;
    const int last = static_cast<int>(end - data()->constBegin());
    int from = static_cast<int>(begin - data()->constBegin()) / step * step;
    for (; from < last; from += step) {
        const int to = std::min(from + step, last);
        const Extremes part = extremes(from, to);
        const double middle = data()->at((from + to) / 2)->key;
        // The nearer end first: what joins two parts stays inside of what they span.
        const bool upwards = line->isEmpty() || line->last().value < 0.5 * (part.least + part.most);
        *line << QCPGraphData(middle, upwards ? part.least : part.most)
              << QCPGraphData(middle, upwards ? part.most : part.least);
    }
}

}  // namespace synthslice::ui
