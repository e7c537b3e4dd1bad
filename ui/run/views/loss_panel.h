#pragma once

#include <filesystem>

#include <QWidget>

#include "engine/session/messages.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace synthslice::ui {

class FlowLayout;
class LossPlot;
class RunData;

/// The curves of a run with their controls: axis, smoothing, which curves, whole run, save and copy.
class LossPanel : public QWidget {
    Q_OBJECT

public:
    explicit LossPanel(const RunData& run, QWidget* parent = nullptr);

    [[nodiscard]] LossPlot& plot() { return *m_plot; }

    /// Writes the curves' values as CSV, in the background.
    void saveTable(const std::filesystem::path& file);

signals:
    void failed(const synthslice::Error& error);

private:
    void follow(const RunData& run);
    void setMetrics(const std::vector<session::MetricInfo>& metrics);
    void showAll(const RunData& run);
    void addEdit(const session::SessionEvent& event);
    void buildControls(QHBoxLayout* row);
    void showGroups();
    void showCurveBoxes();
    void save(const QString& suffix, const QString& filter);

    LossPlot* m_plot;
    QComboBox* m_lowerGroup;
    FlowLayout* m_upperBoxes;  ///< of the curves of each plot
    FlowLayout* m_lowerBoxes;
    QLabel* m_values;
    QLabel* m_note;
};

}  // namespace synthslice::ui
