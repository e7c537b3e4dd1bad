#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "engine/session/messages.h"
#include "ui/shared/training_calls.h"

class QCheckBox;
class QLabel;
class QSlider;
class QTabWidget;

namespace synthslice::ui {

class BackgroundTask;
class ConfusionView;
class CurvePanelsView;
class RunData;
class SampleGridView;

/// What a run's network has shown of itself, with a slider over its whole history: a tab for each kind of
/// samples that there is. New ones are shown as they come, unless the user has moved the slider back. Older
/// ones are read from the run folder in the background.
class SampleHistory : public QWidget {
    Q_OBJECT

public:
    SampleHistory(const RunData& run, JudgePart judge, QWidget* parent = nullptr);
    ~SampleHistory() override;

    void setPixelSizeUm(std::optional<double> pixelSizeUm);
    /// Looks for stored samples that the run never told of: a busy window is told of the newest only.
    void findAll();

    /// Shows the stored samples nearest to `step`.
    void showNearest(std::int64_t step);

    [[nodiscard]] const std::vector<std::int64_t>& steps() const { return m_steps; }
    [[nodiscard]] std::int64_t shownStep() const { return m_shownStep; }

signals:
    void shown(qint64 step);
    void failed(const synthslice::Error& error);

private:
    /// Shows the newest stored samples.
    void showStored();
    void add(const session::Samples& samples);
    QWidget* makeTools();
    void updateSlider(bool toEnd);
    void select(int index);
    void load(std::int64_t step);
    void display(const session::Samples& samples);
    void displayGrids(const session::Samples& samples);
    [[nodiscard]] SampleGridView* shownGrid() const;
    void save();
    void copy();

    const RunData& m_run;
    std::vector<std::int64_t> m_steps;
    std::optional<session::Samples> m_newest;
    std::optional<std::int64_t> m_wanted;  ///< step being read, or to be read next
    BackgroundTask* m_reading;
    std::int64_t m_shownStep = 0;
    QTabWidget* m_tabs;
    SampleGridView* m_images;
    std::vector<SampleGridView*> m_grids;  ///< of Samples::grids, a tab each
    CurvePanelsView* m_panels;
    ConfusionView* m_confusion;
    QCheckBox* m_stretch = nullptr;
    std::optional<double> m_pixelSizeUm;
    QSlider* m_slider;
    QLabel* m_label;
};

}  // namespace synthslice::ui
