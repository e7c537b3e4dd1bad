#pragma once

#include <vector>

#include <qcustomplot.h>

#include "ui/compare/comparison_curves.h"
#include "ui/plots/curve_table.h"
#include "ui/plots/plot_pane.h"

namespace synthslice::ui {

class LongGraph;

/// A metric of many runs over each other: raw values pale, running means strong, seeds as a band about their
/// mean. Wheel and drag zoom and pan; until then, and again after a double click, all is in view.
class ComparisonPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit ComparisonPlot(QWidget* parent = nullptr);

    void show(ComparisonCurves curves);
    void setLabels(const QString& x, const QString& y);
    void setLogarithmic(bool logarithmic);
    void showAll();

    [[nodiscard]] int curveCount() const { return static_cast<int>(m_curves.curves.size()); }
    [[nodiscard]] int bandCount() const { return static_cast<int>(m_curves.bands.size()); }
    /// "x 120   run-a 0.71   run-b 1.32": of each curve the value drawn strong that is nearest to x.
    [[nodiscard]] QString valuesAt(double x) const;
    /// The values of all curves: raw ones, and of seeds mean and standard deviation.
    [[nodiscard]] CurveTable table() const;

signals:
    void pointed(const QString& values);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Drawn {
        int series = 0;
        LongGraph* strong = nullptr;
        LongGraph* pale = nullptr;  ///< raw values below a mean
        LongGraph* low = nullptr;   ///< of a band
        LongGraph* high = nullptr;
    };
    LongGraph* addLine(const QVector<QCPGraphData>& points);
    void applyColours();
    void fit();

    PlotPane m_pane;
    ComparisonCurves m_curves;
    std::vector<Drawn> m_drawn;
    bool m_logarithmic = false;
    bool m_following = true;
};

}  // namespace synthslice::ui
