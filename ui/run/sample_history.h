#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/session/messages.h"
#include "ui/shared/training_calls.h"

class QLabel;
class QSlider;
class QTabWidget;

namespace synthslice::ui {

class BackgroundTask;
class ConfusionView;
class CurvePanelsView;
class SampleGridView;

/// What a run's network has shown of itself, with a slider over its whole history: a tab for each kind of
/// samples that there is. New ones are shown as they come, unless the user has moved the slider back. Older
/// ones are read from the run folder in the background.
class SampleHistory : public QWidget {
    Q_OBJECT

public:
    explicit SampleHistory(JudgePart judge, QWidget* parent = nullptr);
    ~SampleHistory() override;

    /// Shows the newest stored samples of that run; an empty path shows none.
    void setRun(const std::filesystem::path& runFolder);
    /// Where the images are now that the run learned from; empty if they are where they were, as for a new
    /// run.
    void setDataFolder(const std::filesystem::path& folder);
    void setPixelSizeUm(std::optional<double> pixelSizeUm);
    void add(const session::Samples& samples);
    /// Looks for stored samples that never came through add(): a busy window is told of the newest only.
    void findAll();

    /// Shows the stored samples nearest to `step`.
    void showNearest(std::int64_t step);

    [[nodiscard]] const std::vector<std::int64_t>& steps() const { return m_steps; }
    [[nodiscard]] std::int64_t shownStep() const { return m_shownStep; }

signals:
    void shown(qint64 step);
    void failed(const synthslice::Error& error);

private:
    QWidget* makeTools();
    void updateSlider(bool toEnd);
    void select(int index);
    void load(std::int64_t step);
    void display(const session::Samples& samples);
    void save();
    void copy();

    std::filesystem::path m_runFolder;
    std::vector<std::int64_t> m_steps;
    std::optional<session::Samples> m_newest;
    std::optional<std::int64_t> m_wanted;  ///< step being read, or to be read next
    BackgroundTask* m_reading;
    std::int64_t m_shownStep = 0;
    QTabWidget* m_tabs;
    SampleGridView* m_images;
    CurvePanelsView* m_panels;
    ConfusionView* m_confusion;
    QSlider* m_slider;
    QLabel* m_label;
};

}  // namespace synthslice::ui
