#pragma once

#include <optional>

#include <QWidget>

#include "engine/session/messages.h"

class QLabel;
class QSlider;
class QTimer;
class QToolButton;

namespace synthslice::ui {

class SampleGridView;

/// A film of samples: images as they come to be, with what is marked in them. It can be played, or gone
/// through by hand.
class FilmView : public QWidget {
    Q_OBJECT

public:
    explicit FilmView(QWidget* parent = nullptr);

    /// Of the same moment as before, where there is one.
    void show(const session::ImageFilm& film);
    void setStretched(bool stretched);
    void setPixelSizeUm(std::optional<double> pixelSizeUm);

    [[nodiscard]] const session::ImageFilm& film() const { return m_film; }
    [[nodiscard]] SampleGridView& grid() { return *m_grid; }

private:
    void showMoment();
    void setPlaying(bool playing);
    void playOn();

    session::ImageFilm m_film;
    SampleGridView* m_grid;
    QToolButton* m_play;
    QSlider* m_slider;
    QLabel* m_label;
    QLabel* m_legend;
    QTimer* m_timer;
};

}  // namespace synthslice::ui
