#pragma once

#include <string>
#include <vector>

#include <QVector>
#include <qcustomplot.h>

#include "engine/runs/comparison/comparison.h"

namespace synthslice::ui {

/// Which curves of the runs are drawn.
struct CurveChoice {
    std::string metric;  ///< as runs::curveOf() takes it
    runs::XAxis axis = runs::XAxis::Step;
    /// Values that the exponential mean of a metric of each step looks back over; 0 shows raw values only.
    double smoothing = 50.0;
    bool bands = true;  ///< several seeds as mean and standard deviation
    bool operator==(const CurveChoice&) const = default;
};

struct ComparisonCurve {
    std::string name;
    int series = 0;
    QVector<QCPGraphData> raw;
    QVector<QCPGraphData> smooth;  ///< empty: raw is drawn strong
};

/// Of the seeds of a group.
struct ComparisonBand {
    std::string name;
    int series = 0;
    QVector<QCPGraphData> mean;
    QVector<QCPGraphData> low;
    QVector<QCPGraphData> high;
};

struct ComparisonCurves {
    std::vector<ComparisonCurve> curves;
    std::vector<ComparisonBand> bands;
    std::vector<std::string> without;  ///< names of runs that have no value to draw
};

/// `series` and `comparison` are those of `all`. Any thread.
[[nodiscard]] ComparisonCurves comparisonCurves(const runs::RunList& all, const std::vector<int>& series,
                                                const runs::Comparison& comparison,
                                                const CurveChoice& choice);

}  // namespace synthslice::ui
