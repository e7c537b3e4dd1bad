#pragma once

#include <vector>

#include <qcustomplot.h>

#include "engine/session/messages.h"

namespace synthslice::ui {

/// Panels of curves that a network shows of itself, two side by side where there are several, in the colours
/// of the window's palette.
class CurvePanelsView : public QCustomPlot {
    Q_OBJECT

public:
    explicit CurvePanelsView(QWidget* parent = nullptr);

    /// Keeps axes and zoom where the panels are those of before.
    void show(const std::vector<session::CurvePanel>& panels);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Pane {
        QCPAxisRect* rect;
        QCPTextElement* title;
        QCPLegend* legend;
        std::vector<QCPCurve*> curves;
    };
    void rebuild();
    Pane addPane(const session::CurvePanel& panel, int row, int column);
    void fill();
    void applyColours();

    std::vector<session::CurvePanel> m_panels;
    std::vector<Pane> m_panes;
};

}  // namespace synthslice::ui
