#pragma once

#include <optional>
#include <string>
#include <vector>

#include <qcustomplot.h>

#include "engine/runs/sweep/sweep_results.h"

namespace synthslice::ui {

class ValueAxis;

/// Parallel coordinates (Inselberg 1985): an upright axis for each varied parameter and one for a metric, a
/// line a run, coloured by its metric. Runs without the metric are thin and grey.
class ParallelPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit ParallelPlot(QWidget* parent = nullptr);

    void show(const runs::SweepResults& results, const std::string& metric);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addAxis(int place, const QString& title, const ValueAxis& axis);
    void applyColours();

    struct Line {
        QCPCurve* curve;
        std::optional<double> share;  ///< of the metric's range, from its lowest
    };
    std::vector<Line> m_lines;
    std::vector<QCPItemLine*> m_axes;
    std::vector<QCPItemText*> m_texts;
};

}  // namespace synthslice::ui
