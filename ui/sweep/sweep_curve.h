#pragma once

#include <qcustomplot.h>

#include "engine/runs/sweep/sweep_results.h"

namespace synthslice::ui {

/// A metric against a varied parameter: a point a run, a line through the means of the seeds, and a colour
/// for each combination of what else is varied. Numbers that span more than a decade are on a logarithmic
/// axis, what is no number is listed.
class SweepCurve : public QCustomPlot {
    Q_OBJECT

public:
    explicit SweepCurve(QWidget* parent = nullptr);

    /// `parameter` is a place in results.varied.
    void show(const runs::SweepResults& results, std::size_t parameter, const std::string& metric);

    /// "parameter,other parameters...,seed,metric" and a row a point.
    [[nodiscard]] QByteArray csv() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();

    struct Series {
        QCPGraph* points;
        QCPGraph* means;
    };
    std::vector<Series> m_series;
    QByteArray m_csv;
};

}  // namespace synthslice::ui
