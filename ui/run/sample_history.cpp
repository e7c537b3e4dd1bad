#include "ui/run/sample_history.h"

#include <algorithm>
#include <span>

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include "engine/base/files/atomic_file.h"
#include "engine/film/drawing_film.h"
#include "engine/film/film_file.h"
#include "engine/film/sample_film.h"
#include "engine/store/run_store.h"
#include "ui/confusion/confusion_view.h"
#include "ui/controls/control.h"
#include "ui/controls/export_actions.h"
#include "ui/controls/task_progress.h"
#include "ui/plots/plot_export.h"
#include "ui/run/run_data.h"
#include "ui/samples/curve_panels_view.h"
#include "ui/samples/film_view.h"
#include "ui/samples/sample_grid_view.h"
#include "ui/shared/background_task.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

std::span<const std::byte> bytesOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes));
}

/// By a caption: up to its explanation.
void nameTab(QTabWidget& tabs, int tab, const std::string& title)
{
    const QString caption = specText(title);
    tabs.setTabText(tab, caption.section(QLatin1Char(':'), 0, 0).trimmed());
    tabs.setTabToolTip(tab, literalText(caption));
}

}  // namespace

SampleHistory::SampleHistory(const RunData& run, JudgePart judge, QWidget* parent)
    : QWidget(parent), m_run(run), m_reading(new BackgroundTask(this)), m_filming(new BackgroundTask(this))
{
    m_images = named(new SampleGridView(this), "sampleGrid", tr("Samples"),
                     tr("What the network makes, always of the same latents or data"));
    m_panels = named(new CurvePanelsView(this), "samplePanels", tr("Curves of the network"),
                     tr("What the network has learned, as curves. Wheel: zoom. Drag: pan. Double click: all. "
                        "Dots while it is "
                        "trained: drag them, or choose one with the arrow keys up and down and move it with "
                        "left and right."));
    m_draft = named(new CurvePanelsView(this), "draftPanels", tr("Picture of the draft"),
                    tr("What the experiment on the left would learn. Drag a dot, or choose one with the "
                       "arrow keys up and "
                       "down and move it with left and right. Wheel: zoom."));
    m_confusion = named(new ConfusionView(
                            std::move(judge), [this](const Error& error) { emit failed(error); }, this),
                        "confusion", tr("Confusion matrix"),
                        tr("Which classes of the test part are taken for which"));
    m_tabs = named(new QTabWidget(this), "sampleTabs", tr("Kinds of samples"),
                   tr("Images, curves and confusion matrix of the same step"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_images, tr("Images"));
    m_tabs->addTab(m_panels, tr("Curves"));
    m_tabs->addTab(m_confusion, tr("Confusion matrix"));
    m_tabs->addTab(m_draft, tr("Draft"));
    m_slider = named(
        new QSlider(Qt::Horizontal, this), "sampleSlider", tr("Step of the samples"),
        tr("Goes back through the samples of the whole run, in steps; the cursor in the curves follows"));
    m_slider->setMaximum(0);
    m_slider->setEnabled(false);
    m_label = new QLabel(this);
    m_label->setObjectName(QStringLiteral("sampleStep"));

    auto* timeRow = new QHBoxLayout;
    timeRow->addWidget(m_slider, 1);
    timeRow->addWidget(m_label);
    timeRow->addWidget(makeTools());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_tabs, 1);
    layout->addLayout(timeRow);
    layout->addWidget(new TaskProgress(m_filming, QStringLiteral("filmProgress"), this));
    showTabs();
    connect(m_slider, &QSlider::valueChanged, this, &SampleHistory::select);
    connect(m_tabs, &QTabWidget::currentChanged, this, &SampleHistory::updateFilmActions);

    connect(&run, &RunData::replaced, this, &SampleHistory::showStored);
    connect(&run, &RunData::prepared, this, &SampleHistory::showStored);
    connect(&run, &RunData::sampled, this, &SampleHistory::add);
    connect(&run, &RunData::looked, this, &SampleHistory::look);
    connect(&run, &RunData::dataMoved, this, [this] { m_confusion->setImages(m_run.movedData()); });
}

SampleHistory::~SampleHistory() = default;

QWidget* SampleHistory::makeTools()
{
    auto* tools = new QWidget(this);
    m_stretch = named(
        new QCheckBox(tr("Stretch &grey"), tools), "stretchGrey", tr("Stretch grey"),
        tr("Stretch the grey scale to what the samples use; off shows the full scale of the files"));
    m_stretch->setChecked(true);
    connect(m_stretch, &QCheckBox::toggled, m_images, &SampleGridView::setStretched);
    auto* button = named(new QToolButton(tools), "saveSamples", tr("Save samples"),
                         tr("Save or copy the samples shown"));
    button->setText(tr("Save"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addAction(tr("Picture…"), this, &SampleHistory::save)->setObjectName(QStringLiteral("savePicture"));
    menu->addAction(tr("Copy picture"), this, &SampleHistory::copy)
        ->setObjectName(QStringLiteral("copyPicture"));
    m_film = menu->addAction(tr("Film of all steps…"), this, &SampleHistory::saveFilm);
    m_film->setObjectName(QStringLiteral("saveFilm"));
    menu->setToolTipsVisible(true);
    m_film->setToolTip(tr("The images over the whole run as GIF, WebM or MP4, 5 frames a second"));
    m_drawing = menu->addAction(tr("Film of how they are drawn…"), this, &SampleHistory::saveDrawing);
    m_drawing->setObjectName(QStringLiteral("saveDrawing"));
    m_drawing->setToolTip(
        tr("The moments of the film shown, with its windows, as GIF, WebM or MP4, 4 moments a second"));
    updateFilmActions();
    connect(m_filming, &BackgroundTask::started, this, &SampleHistory::updateFilmActions);
    connect(m_filming, &BackgroundTask::finished, this, &SampleHistory::updateFilmActions);
    button->setMenu(menu);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_stretch);
    row->addWidget(button);
    return tools;
}

void SampleHistory::showStored()
{
    m_newest.reset();
    m_wanted.reset();
    m_steps = store::sampleSteps(m_run.folder());
    m_images->clear();
    displayGrids({});
    displayFilms({});
    m_panels->show({});
    m_hasImages = m_hasConfusion = false;
    m_showsNothing = true;
    showTabs();
    m_confusion->setRun(m_run.folder());
    m_confusion->setImages(m_run.movedData());
    m_label->clear();
    updateFilmActions();
    updateSlider(true);
}

void SampleHistory::setPixelSizeUm(std::optional<double> pixelSizeUm)
{
    m_pixelSizeUm = pixelSizeUm;
    m_images->setPixelSizeUm(pixelSizeUm);
    for (SampleGridView* grid : m_grids) grid->setPixelSizeUm(pixelSizeUm);
    for (FilmView* film : m_films) film->setPixelSizeUm(pixelSizeUm);
}

void SampleHistory::add(const session::Samples& samples)
{
    const bool follow = isFollowing();
    m_newest = samples;
    const auto at = std::lower_bound(m_steps.begin(), m_steps.end(), samples.step);
    if (at == m_steps.end() || *at != samples.step) {
        m_steps.insert(at, samples.step);
    }
    updateSlider(follow);
}

void SampleHistory::findAll()
{
    const std::int64_t step = shownStep();
    m_steps = store::sampleSteps(m_run.folder());
    const QSignalBlocker blocker(m_slider);
    updateSlider(false);
    const auto at = std::lower_bound(m_steps.begin(), m_steps.end(), step);
    m_slider->setValue(static_cast<int>(at - m_steps.begin()));
}

void SampleHistory::updateSlider(bool toEnd)
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setEnabled(m_steps.size() > 1);
    m_slider->setMaximum(std::max(0, static_cast<int>(m_steps.size()) - 1));
    if (toEnd) {
        m_slider->setValue(m_slider->maximum());
        select(m_slider->value());
    }
}

void SampleHistory::select(int index)
{
    if (m_steps.empty()) {
        return;
    }
    const std::int64_t step = m_steps[static_cast<std::size_t>(index)];
    if (m_newest && m_newest->step == step) {
        m_wanted.reset();
        display(*m_newest);
    } else {
        load(step);
    }
}

void SampleHistory::load(std::int64_t step)
{
    m_wanted = step;
    if (m_reading->isRunning()) {
        return;
    }
    m_reading->start(
        [folder = m_run.folder(), step](const Progress&) { return store::readSamples(folder, step); },
        [this, folder = m_run.folder(), step](const Result<session::Samples>& samples) {
            if (!m_wanted) {
                return;
            }
            if (*m_wanted != step || folder != m_run.folder()) {
                load(*m_wanted);
                return;
            }
            m_wanted.reset();
            if (samples) {
                display(*samples);
            } else {
                emit failed(samples.error());
            }
        });
}

void SampleHistory::display(const session::Samples& samples)
{
    m_shownStep = samples.step;
    m_images->show(samples);
    displayGrids(samples);
    displayFilms(samples);
    m_panels->show(samples.panels);
    if (samples.confusion) m_confusion->show(samples);
    m_hasImages = !samples.images.empty();
    m_hasConfusion = samples.confusion.has_value();
    const bool first = std::exchange(m_showsNothing, false);
    showTabs();
    if (first && m_panels->hasPanels()) m_tabs->setCurrentWidget(m_panels);
    m_panels->setHandles(isFollowing() ? m_handles : std::vector<spec::DragHandle>{});
    m_label->setText(tr("step %1").arg(QLocale().toString(static_cast<qlonglong>(samples.step))));
    emit shown(samples.step);
}

/// The tab of images is there too where there is nothing yet.
void SampleHistory::showTabs()
{
    const bool nothing = !m_panels->hasPanels() && !m_hasConfusion && !m_draft->hasPanels();
    m_tabs->setTabVisible(m_tabs->indexOf(m_panels), m_panels->hasPanels());
    m_tabs->setTabVisible(m_tabs->indexOf(m_confusion), m_hasConfusion);
    m_tabs->setTabVisible(m_tabs->indexOf(m_draft), m_draft->hasPanels());
    m_tabs->setTabVisible(m_tabs->indexOf(m_images), m_hasImages || nothing);
    int kinds = 0;
    for (int tab = 0; tab < m_tabs->count(); ++tab) kinds += m_tabs->isTabVisible(tab) ? 1 : 0;
    m_tabs->tabBar()->setVisible(kinds > 1);
    updateFilmActions();
}

bool SampleHistory::isFollowing() const
{
    return m_slider->value() == m_slider->maximum();
}

void SampleHistory::look(const session::Samples& samples)
{
    if (isFollowing()) display(samples);
}

void SampleHistory::setDraft(const std::optional<spec::Preview>& preview)
{
    const bool was = m_draft->hasPanels();
    m_draft->show(preview ? std::vector{preview->panel} : std::vector<CurvePanel>{});
    m_draft->setHandles(preview ? preview->handles : std::vector<spec::DragHandle>{});
    if (was == preview.has_value()) return;
    showTabs();
    if (preview && m_showsNothing) m_tabs->setCurrentWidget(m_draft);
}

void SampleHistory::setHandles(const std::vector<spec::DragHandle>& handles)
{
    m_handles = handles;
    m_panels->setHandles(isFollowing() ? handles : std::vector<spec::DragHandle>{});
}

void SampleHistory::displayGrids(const session::Samples& samples)
{
    for (std::size_t i = m_grids.size(); i < samples.grids.size(); ++i) {
        auto* view = named(new SampleGridView(this), ("moreSamples" + std::to_string(i)).c_str(),
                           tr("More images"), tr("What the network makes of the same data at every step"));
        view->setStretched(m_stretch->isChecked());
        view->setPixelSizeUm(m_pixelSizeUm);
        connect(m_stretch, &QCheckBox::toggled, view, &SampleGridView::setStretched);
        m_grids.push_back(view);
        m_tabs->insertTab(m_tabs->indexOf(m_panels), view, {});
    }
    for (std::size_t i = 0; i < m_grids.size(); ++i) {
        const int tab = m_tabs->indexOf(m_grids[i]);
        m_tabs->setTabVisible(tab, i < samples.grids.size());
        if (i >= samples.grids.size()) continue;
        const auto& [title, columns, images] = samples.grids[i];
        m_grids[i]->show({samples.step, columns, images});
        nameTab(*m_tabs, tab, title);
    }
}

void SampleHistory::displayFilms(const session::Samples& samples)
{
    for (std::size_t i = m_films.size(); i < samples.films.size(); ++i) {
        auto* view = named(new FilmView(this), ("film" + std::to_string(i)).c_str(), tr("Film"),
                           tr("How images come to be, one moment after the other"));
        view->setStretched(m_stretch->isChecked());
        view->setPixelSizeUm(m_pixelSizeUm);
        connect(m_stretch, &QCheckBox::toggled, view, &FilmView::setStretched);
        m_films.push_back(view);
        m_tabs->insertTab(m_tabs->indexOf(m_panels), view, {});
    }
    for (std::size_t i = 0; i < m_films.size(); ++i) {
        const int tab = m_tabs->indexOf(m_films[i]);
        m_tabs->setTabVisible(tab, i < samples.films.size());
        m_films[i]->show(i < samples.films.size() ? samples.films[i] : session::ImageFilm{});
        if (i >= samples.films.size()) continue;
        nameTab(*m_tabs, tab, samples.films[i].title);
    }
}

/// That of the tab in front, or null.
FilmView* SampleHistory::shownFilm() const
{
    return qobject_cast<FilmView*>(m_tabs->currentWidget());
}

/// The grid of the tab in front, or null.
SampleGridView* SampleHistory::shownGrid() const
{
    if (FilmView* film = shownFilm()) return &film->grid();
    return qobject_cast<SampleGridView*>(m_tabs->currentWidget());
}

void SampleHistory::showNearest(std::int64_t step)
{
    if (m_steps.empty()) {
        return;
    }
    auto at = std::lower_bound(m_steps.begin(), m_steps.end(), step);
    if (at == m_steps.end() || (at != m_steps.begin() && step - *(at - 1) < *at - step)) {
        --at;
    }
    m_slider->setValue(static_cast<int>(at - m_steps.begin()));
}

void SampleHistory::copy()
{
    if (auto* panels = qobject_cast<CurvePanelsView*>(m_tabs->currentWidget())) {
        copyPlot(*panels);
    } else if (m_tabs->currentWidget() == m_confusion) {
        QGuiApplication::clipboard()->setImage(m_confusion->picture());
    } else {
        QGuiApplication::clipboard()->setImage(shownGrid()->picture());
    }
}

void SampleHistory::save()
{
    const bool images = shownGrid() != nullptr;
    const QString name = QStringLiteral("samples-step-%1.png").arg(shownStep(), 6, 10, QLatin1Char('0'));
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save samples"), name,
        images ? tr("PNG picture (*.png)") : tr("PNG picture (*.png);;SVG drawing (*.svg)"));
    if (file.isEmpty()) return;
    const auto saved = [&]() -> Result<void> {
        if (images) return writeFileAtomically(toPath(file), bytesOf(pngBytes(shownGrid()->picture())));
        if (auto* panels = qobject_cast<CurvePanelsView*>(m_tabs->currentWidget()))
            return savePlot(*panels, file);
        const bool drawn = file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
        return writeFileAtomically(
            toPath(file), bytesOf(drawn ? m_confusion->drawing() : pngBytes(m_confusion->picture())));
    }();
    if (!saved) emit failed(saved.error());
}

bool SampleHistory::canBeFilmed() const
{
    return !m_filming->isRunning() && !m_run.folder().empty() && !m_images->grid().images.empty();
}

void SampleHistory::updateFilmActions()
{
    m_film->setEnabled(canBeFilmed());
    m_drawing->setEnabled(shownFilm() != nullptr && !m_filming->isRunning());
}

/// That a film is to be saved in; empty if it is not.
QString SampleHistory::filmFile()
{
    return QFileDialog::getSaveFileName(this, tr("Save film"),
                                        toQString(m_run.folder().filename()) + QStringLiteral(".gif"),
                                        tr("GIF picture (*.gif);;WebM film (*.webm);;MP4 film (*.mp4)"));
}

void SampleHistory::writeFilm(std::function<Result<void>(const Progress&)> write)
{
    m_filming->start(std::move(write), [this](const Result<void>& written) {
        if (!written) emit failed(written.error());
    });
}

void SampleHistory::saveFilm()
{
    const QString file = filmFile();
    if (file.isEmpty()) return;
    const film::SampleFilmStyle style{0, m_stretch->isChecked(), tr("step").toStdString()};
    writeFilm([run = m_run.folder(), path = toPath(file), style](const Progress& progress) {
        return film::SampleFilm::of({run}, style).and_then([&](const film::SampleFilm& samples) {
            constexpr double framesPerSecond = 5.0;
            return film::writeFilm(
                path, framesPerSecond, samples.steps().size(),
                [&](std::size_t frame) { return samples.frame(frame); }, progress);
        });
    });
}

void SampleHistory::saveDrawing()
{
    session::ImageFilm shown = shownFilm()->film();
    const QString file = filmFile();
    if (file.isEmpty()) return;
    shown.title = specText(shown.title).toStdString();
    for (std::string& kind : shown.kinds) kind = specText(kind).toStdString();
    const film::DrawingFilm drawing(
        {shown}, {0, m_stretch->isChecked(), tr("solid").toStdString(), tr("dashed").toStdString()});
    writeFilm([drawing, path = toPath(file)](const Progress& progress) {
        constexpr double framesPerSecond = 4.0;
        return film::writeFilm(
            path, framesPerSecond, drawing.frames(),
            [&](std::size_t frame) -> Result<film::Picture> { return drawing.frame(frame); }, progress);
    });
}

}  // namespace synthslice::ui
