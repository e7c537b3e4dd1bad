#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/base/progress.h"
#include "engine/session/messages.h"
#include "engine/spec/presets/preview.h"
#include "ui/shared/training_calls.h"

class QAction;
class QCheckBox;
class QLabel;
class QSlider;
class QTabWidget;

namespace synthslice::ui {

class BackgroundTask;
class ConfusionView;
class CurvePanelsView;
class FilmView;
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

    /// A picture of the draft, in a tab of its own; none for families without one.
    void setDraft(const std::optional<spec::Preview>& preview);
    /// Places in the first of the curves' panels that the running experiment can be changed by, while the
    /// newest samples are shown.
    void setHandles(const std::vector<spec::DragHandle>& handles);
    [[nodiscard]] CurvePanelsView& panels() { return *m_panels; }
    [[nodiscard]] CurvePanelsView& draft() { return *m_draft; }

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
    /// Samples that are stored nowhere: only seen.
    void look(const session::Samples& samples);
    [[nodiscard]] bool isFollowing() const;
    void showTabs();
    QWidget* makeTools();
    void updateSlider(bool toEnd);
    void select(int index);
    void load(std::int64_t step);
    void display(const session::Samples& samples);
    void displayGrids(const session::Samples& samples);
    void displayFilms(const session::Samples& samples);
    [[nodiscard]] FilmView* shownFilm() const;
    [[nodiscard]] SampleGridView* shownGrid() const;
    void save();
    void copy();
    [[nodiscard]] bool canBeFilmed() const;
    void updateFilmActions();
    void saveFilm();
    void saveDrawing();
    [[nodiscard]] QString filmFile();
    void writeFilm(std::function<Result<void>(const Progress&)> write);

    const RunData& m_run;
    std::vector<std::int64_t> m_steps;
    std::optional<session::Samples> m_newest;
    std::optional<std::int64_t> m_wanted;  ///< step being read, or to be read next
    BackgroundTask* m_reading;
    BackgroundTask* m_filming;
    std::int64_t m_shownStep = 0;
    QTabWidget* m_tabs;
    SampleGridView* m_images;
    std::vector<SampleGridView*> m_grids;  ///< of Samples::grids, a tab each
    std::vector<FilmView*> m_films;        ///< of Samples::films, a tab each
    CurvePanelsView* m_panels;
    CurvePanelsView* m_draft;
    std::vector<spec::DragHandle> m_handles;
    bool m_hasImages = false;  ///< what is shown
    bool m_hasConfusion = false;
    bool m_showsNothing = true;
    ConfusionView* m_confusion;
    QAction* m_film;
    QAction* m_drawing;
    QCheckBox* m_stretch;
    std::optional<double> m_pixelSizeUm;
    QSlider* m_slider;
    QLabel* m_label;
};

}  // namespace synthslice::ui
