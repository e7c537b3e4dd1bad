#pragma once

#include <array>
#include <optional>
#include <vector>

#include <qcustomplot.h>

#include "engine/spec/presets/preview.h"

namespace synthslice::ui {

/// Panels of curves that a network shows of itself, side by side where there are several, in the colours
/// of the window's palette. Handles in the first one can be moved by mouse and keyboard.
class CurvePanelsView : public QCustomPlot {
    Q_OBJECT

public:
    explicit CurvePanelsView(QWidget* parent = nullptr);

    /// Keeps axes where the panels are those of before and a handle is being moved.
    void show(const std::vector<CurvePanel>& panels);
    [[nodiscard]] bool hasPanels() const { return !m_panels.empty(); }

    /// Dots that can be moved along x. One that the mouse holds stays in it.
    void setHandles(const std::vector<spec::DragHandle>& handles);
    /// Where the handle of a parameter is on the widget; nothing if there is none.
    [[nodiscard]] std::optional<QPointF> handlePosition(const std::string& path) const;

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void moved(const std::string& path, double value);  ///< with each move of the mouse
    void released();                                    ///< the move is over

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Pane {
        QCPAxisRect* rect;
        QCPTextElement* title;
        QCPLegend* legend;
        QCPColorMap* heat = nullptr;
        std::vector<QCPCurve*> curves = {};

        /// From the top to the bottom.
        [[nodiscard]] std::array<QCPLayoutElement*, 3> elements() const { return {title, legend, rect}; }
    };
    void rebuild();
    Pane makePane(const CurvePanel& panel);
    /// Of panels side by side, as many as are wide enough.
    [[nodiscard]] int columns() const;
    [[nodiscard]] int rows() const;
    /// Puts title, legend and axes of each pane into their places.
    void arrange();
    void keepCirclesRound();
    void addToLegend(const Pane& pane, QCPAbstractPlottable& plottable, const std::string& label);
    void fill();
    void applyColours();
    /// Axes have no labels where rows are low: titles say what is shown.
    void fitLabels();
    void placeHandles();
    void choose(std::size_t handle);
    void moveHandle(std::size_t handle, double place);
    [[nodiscard]] std::optional<std::size_t> handleAt(const QPointF& position) const;
    [[nodiscard]] QCPAxis& handleAxis() const { return *m_panes.front().rect->axis(QCPAxis::atBottom); }

    std::vector<CurvePanel> m_panels;
    std::vector<Pane> m_panes;
    int m_columns = 0;
    std::vector<spec::DragHandle> m_handles;
    std::vector<QCPItemTracer*> m_dots;  ///< of m_handles
    std::size_t m_chosen = 0;
    bool m_dragging = false;  ///< m_chosen
};

}  // namespace synthslice::ui
