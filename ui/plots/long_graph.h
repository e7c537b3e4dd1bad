#pragma once

#include <vector>

#include <qcustomplot.h>

namespace synthslice::ui {

/// A curve of any length that costs to draw, and to scale to, what its pixels cost: where many points share a
/// pixel it draws their extremes, from extremes kept of each block of points. Keys only grow.
class LongGraph : public QCPGraph {
public:
    using QCPGraph::QCPGraph;

    void append(const QVector<QCPGraphData>& points);
    void removeAfter(double key);
    void clear();

    /// Of all points; those of a key range, or negative ones alone, as QCPGraph.
    QCPRange getValueRange(bool& found, QCP::SignDomain sign = QCP::sdBoth,
                           const QCPRange& keys = QCPRange()) const override;

protected:
    void getOptimizedLineData(QVector<QCPGraphData>* line, const QCPGraphDataContainer::const_iterator& begin,
                              const QCPGraphDataContainer::const_iterator& end) const override;

private:
    struct Extremes {
        double least;
        double most;
        double leastPositive;
        void take(const Extremes& other);
    };
    [[nodiscard]] static Extremes none();
    /// Of the points with indices from `begin` to before `end`.
    [[nodiscard]] Extremes extremes(int begin, int end) const;
    void rebuildFrom(int block);

    std::vector<Extremes> m_blocks;  ///< of whole blocks of points
};

}  // namespace synthslice::ui
