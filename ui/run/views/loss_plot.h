#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include <qcustomplot.h>

#include "engine/runs/comparison/smoothing.h"
#include "engine/session/messages.h"
#include "engine/store/run_store.h"
#include "ui/plots/curve_table.h"
#include "ui/plots/long_graph.h"
#include "ui/plots/plot_pane.h"

namespace synthslice::ui {

/// The curves of a run against the step: the losses above, another group of metrics below. Raw values thin
/// and pale, smoothed ones strong. Non-finite values are triangles at the top edge, edits are vertical lines,
/// the cursor is the step whose samples are shown.
///
/// Wheel and drag zoom and pan; until then, and again after followRun(), the whole run is in view. Replots
/// are queued: many changes cost one.
class LossPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit LossPlot(QWidget* parent = nullptr);

    /// Forgets all and begins with these curves.
    void setMetrics(const std::vector<session::MetricInfo>& metrics);
    void setHistory(const store::RunMetrics& history);
    /// Seen at the next of the few redraws a second.
    void append(const std::vector<session::StepReport>& reports);
    /// Forgets what came after `step`, for a run that goes on from there.
    void cutAfter(std::int64_t step);
    void addEdit(std::int64_t step, const QString& what);
    void setCursor(std::int64_t step);

    /// `span`: steps over which the exponential mean looks back; 0 shows raw values only.
    void setSmoothing(double span);
    void setLogarithmic(bool logarithmic);
    void setLowerGroup(const QString& group);
    void setCurveVisible(int metric, bool visible);
    void followRun();

    [[nodiscard]] const std::vector<session::MetricInfo>& metrics() const { return m_metrics; }
    [[nodiscard]] int pointCount(int metric) const;
    [[nodiscard]] int nonFiniteCount() const;
    [[nodiscard]] int editCount() const { return static_cast<int>(m_edits.size()); }
    [[nodiscard]] double cursorStep() const;
    /// "step 120   Generator 0.71   Discriminator 1.32": the raw values at the step nearest to `step`.
    [[nodiscard]] QString valuesAt(double step) const;
    /// Steps and raw values of all curves, for a table.
    [[nodiscard]] CurveTable table() const;

signals:
    void stepClicked(qint64 step);
    void curveBegan();                    ///< a curve has its first value
    void pointed(const QString& values);  ///< values under the mouse
    void notAllShown(bool logarithmicHidesValues);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Curve {
        LongGraph* raw = nullptr;
        LongGraph* smoothed = nullptr;
        runs::ExponentialMean mean;  ///< of all values so far
        bool visible = true;
        bool smoothedLate = false;  ///< hidden when values came: smoothed once it is shown
    };

    [[nodiscard]] PlotPane& paneOf(std::size_t metric);
    /// NaN where a step has no value.
    void addValues(std::size_t metric, std::span<const double> steps, std::span<const double> values);
    void smooth(Curve& curve, QVector<QCPGraphData> points);
    void smoothAgain(Curve& curve);
    void updateVisibility();
    void applyColours();
    void redraw();
    void rescale(const PlotPane& pane);
    void onPressed(QMouseEvent* event);
    void onMoved(QMouseEvent* event);
    void onReleased(QMouseEvent* event);

    std::vector<session::MetricInfo> m_metrics;
    std::vector<Curve> m_curves;
    std::vector<PlotPane> m_panes;  ///< losses, and the group chosen
    std::map<std::int64_t, QString> m_edits;
    QString m_lowerGroup;
    double m_lastStep = 0.0;
    double m_smoothing = 50.0;
    bool m_logarithmic = false;
    bool m_following = true;
    QTimer m_growing;
    std::optional<QPoint> m_pressedAt;
};

}  // namespace synthslice::ui
