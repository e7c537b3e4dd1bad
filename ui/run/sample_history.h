#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/session/messages.h"

class QLabel;
class QSlider;

namespace synthslice::ui {

class BackgroundTask;
class SampleGridView;

/// The sample grids of a run with a slider over its whole history. New grids are shown as they come, unless
/// the user has moved the slider back. Older grids are read from the run folder in the background.
class SampleHistory : public QWidget {
    Q_OBJECT

public:
    explicit SampleHistory(QWidget* parent = nullptr);
    ~SampleHistory() override;

    /// Shows the newest stored grid of that run; an empty path shows none.
    void setRun(const std::filesystem::path& runFolder);
    void setPixelSizeUm(std::optional<double> pixelSizeUm);
    void add(const session::SampleGrid& grid);
    /// Looks for stored grids that never came through add(): a busy window is told of the newest only.
    void findAll();

    /// Shows the stored grid nearest to `step`.
    void showNearest(std::int64_t step);

    [[nodiscard]] const std::vector<std::int64_t>& steps() const { return m_steps; }
    [[nodiscard]] std::int64_t shownStep() const;

signals:
    void shown(qint64 step);
    void failed(const synthslice::Error& error);

private:
    QWidget* makeTools();
    void updateSlider(bool toEnd);
    void select(int index);
    void load(std::int64_t step);
    void display(const session::SampleGrid& grid);
    void save();

    std::filesystem::path m_runFolder;
    std::vector<std::int64_t> m_steps;
    std::optional<session::SampleGrid> m_newest;
    std::optional<std::int64_t> m_wanted;  ///< step being read, or to be read next
    BackgroundTask* m_reading;
    SampleGridView* m_view;
    QSlider* m_slider;
    QLabel* m_label;
};

}  // namespace synthslice::ui
