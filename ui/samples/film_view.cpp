#include "ui/samples/film_view.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

#include "engine/film/mark_style.h"
#include "ui/controls/control.h"
#include "ui/samples/sample_grid_view.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int millisecondsAMoment = 250;

}  // namespace

FilmView::FilmView(QWidget* parent) : QWidget(parent)
{
    m_grid = named(new SampleGridView(this), "filmImages", tr("Images as they come to be"),
                   tr("The images at one moment, with the windows that are read and written through"));
    m_play = named(new QToolButton(this), "filmPlay", tr("Play"),
                   tr("Shows one moment after the other, four a second"));
    m_play->setCheckable(true);
    m_play->setText(tr("Play"));
    m_slider = named(new QSlider(Qt::Horizontal, this), "filmMoment", tr("Moment"),
                     tr("Goes through the moments by hand"));
    m_slider->setPageStep(1);
    m_label = new QLabel(this);
    m_label->setObjectName(QStringLiteral("filmMomentNumber"));
    m_legend = new QLabel(this);
    m_legend->setObjectName(QStringLiteral("filmLegend"));
    m_legend->setTextFormat(Qt::PlainText);
    m_timer = new QTimer(this);
    m_timer->setInterval(millisecondsAMoment);

    auto* row = new QHBoxLayout;
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    row->addWidget(m_label);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_legend, 0, Qt::AlignHCenter);
    layout->addLayout(row);
    connect(m_slider, &QSlider::valueChanged, this, &FilmView::showMoment);
    connect(m_play, &QToolButton::toggled, this, &FilmView::setPlaying);
    connect(m_timer, &QTimer::timeout, this, &FilmView::playOn);
}

void FilmView::show(const session::ImageFilm& film)
{
    const bool first = m_film.moments.empty();
    m_film = film;
    const int last = static_cast<int>(film.moments.size()) - 1;
    const QSignalBlocker blocker(m_slider);
    m_slider->setMaximum(std::max(0, last));
    if (first) m_slider->setValue(last);
    QStringList legend;
    for (std::size_t kind = 0; kind < film.kinds.size(); ++kind) {
        const bool dashed = film::markStyle(static_cast<int>(kind)).dashed;
        legend << (dashed ? tr("%1: dashed") : tr("%1: solid")).arg(specText(film.kinds[kind]));
    }
    const bool marked = !film.moments.empty() &&
                        std::ranges::any_of(film.moments.back().marks,
                                            [](const auto& marks) { return !marks.empty(); });
    m_legend->setText(legend.join(QStringLiteral(", ")));
    m_legend->setVisible(marked);
    showMoment();
}

void FilmView::showMoment()
{
    if (m_film.moments.empty()) {
        m_play->setChecked(false);
        m_grid->clear();
        m_label->clear();
        return;
    }
    const int moment = m_slider->value();
    const session::FilmMoment& shown = m_film.moments[static_cast<std::size_t>(moment)];
    m_grid->setReference(m_film.moments.back().images);
    m_grid->show({.columns = m_film.columns, .images = shown.images}, shown.marks);
    m_label->setText(tr("%1 of %2").arg(moment + 1).arg(m_film.moments.size()));
}

void FilmView::setPlaying(bool playing)
{
    m_play->setText(playing ? tr("Pause") : tr("Play"));
    if (!playing) {
        m_timer->stop();
        return;
    }
    if (m_slider->value() == m_slider->maximum()) m_slider->setValue(0);
    m_timer->start();
}

/// To the next moment; behind the last one the film is over.
void FilmView::playOn()
{
    m_slider->setValue(m_slider->value() + 1);
    if (m_slider->value() == m_slider->maximum()) m_play->setChecked(false);
}

void FilmView::setStretched(bool stretched)
{
    m_grid->setStretched(stretched);
}

void FilmView::setPixelSizeUm(std::optional<double> pixelSizeUm)
{
    m_grid->setPixelSizeUm(pixelSizeUm);
}

}  // namespace synthslice::ui
