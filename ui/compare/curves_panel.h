#pragma once

#include <QWidget>

#include "ui/compare/comparison_curves.h"
#include "ui/controls/export_actions.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace synthslice::ui {

class BackgroundTask;
class ComparedRuns;
class ComparisonPlot;

/// The curves of the runs for one metric, with its controls: which, against what, smoothing, axis, bands.
class CurvesPanel : public QWidget {
    Q_OBJECT

public:
    CurvesPanel(const ComparedRuns& compared, const ShowError& showError, QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* makeControls();
    void listMetrics();
    [[nodiscard]] CurveChoice choice() const;
    void draw();

    const ComparedRuns& m_compared;
    QComboBox* m_metric;
    QComboBox* m_axis;
    QSpinBox* m_smoothing;
    QCheckBox* m_logarithmic;
    QCheckBox* m_bands;
    ComparisonPlot* m_plot;
    QLabel* m_values;
    QLabel* m_without;
    BackgroundTask* m_drawing;
    CurveChoice m_drawn;
    bool m_again = false;
};

}  // namespace synthslice::ui
