#include "ui/latent/latent_page.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/film/film_file.h"
#include "engine/film/image_grid.h"
#include "engine/store/run_store.h"
#include "ui/latent/neighbour_move.h"
#include "ui/latent/number_move.h"
#include "ui/latent/path_move.h"
#include "ui/latent/plane_move.h"
#include "ui/run/sample_grid_view.h"
#include "ui/shared/background_task.h"
#include "ui/shared/checkpoint_choice.h"
#include "ui/shared/control.h"
#include "ui/shared/export_actions.h"
#include "ui/shared/settings.h"
#include "ui/shared/task_progress.h"

namespace synthslice::ui {

using namespace std::chrono_literals;

struct LatentPage::Made {
    std::shared_ptr<acceptance::ImageSource> source;
    std::size_t size = 0;
    bool encodes = false;
    LatentMove* move = nullptr;  ///< whose view it is
    LatentView view;
    std::vector<GreyImage> images;
};

namespace {

Result<latent::Space*> spaceOf(acceptance::ImageSource& source)
{
    latent::Space* space = source.latentSpace();
    if (space == nullptr) {
        return invalidInput("This run's network has no latent space to move in",
                            "open a run of a network that makes images");
    }
    return space;
}

}  // namespace

LatentPage::LatentPage(OpenGenerator openGenerator, QWidget* parent)
    : QWidget(parent), m_openGenerator(std::move(openGenerator)),
      m_checkpoint(new CheckpointChoice("latentCheckpoint", "latentWeights", this)),
      m_working(new BackgroundTask(this)), m_filming(new BackgroundTask(this))
{
    setObjectName(QStringLiteral("latentPage"));
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(makeControls());
    split->addWidget(makePicture());
    split->setStretchFactor(1, 1);
    split->setSizes({360, 900});
    auto* column = new QVBoxLayout(this);
    column->addWidget(split);

    m_delay.setSingleShot(true);
    m_delay.setInterval(60ms);
    connect(&m_delay, &QTimer::timeout, this, &LatentPage::refresh);
    connect(m_checkpoint, &CheckpointChoice::changed, this, &LatentPage::useOtherWeights);
    connect(m_kinds, &QTabWidget::currentChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_images, &SampleGridView::imageClicked, this, [this](int image) {
        if (image >= m_before && image - m_before < static_cast<int>(m_points.size()))
            move()->choose(m_points[static_cast<std::size_t>(image - m_before)]);
    });
}

LatentPage::~LatentPage() = default;

QWidget* LatentPage::makeControls()
{
    auto* controls = new QWidget;
    m_kinds = named(new QTabWidget(controls), "latentKinds", tr("Ways to move"),
                    tr("What of the latent space is shown"));
    m_kinds->setDocumentMode(true);
    const auto add = [this](LatentMove* move, const QString& title, const QString& toolTip) {
        m_moves.push_back(move);
        m_kinds->setTabToolTip(m_kinds->addTab(move, title), toolTip);
        connect(move, &LatentMove::changed, &m_delay, qOverload<>(&QTimer::start));
    };
    add(new PlaneMove, tr("Plane"), tr("Two directions through an image, at right angles"));
    add(new PathMove, tr("Path"), tr("From one sample or real patch to another"));
    add(new NumberMove, tr("Numbers"), tr("Numbers of the latent, moved by sliders"));
    add(new NeighbourMove, tr("Neighbours"), tr("Images near one"));
    auto* form = new QFormLayout;
    form->addRow(tr("Checkpoint"), m_checkpoint);
    auto* column = new QVBoxLayout(controls);
    column->addLayout(form);
    column->addWidget(m_kinds, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(controls);
    return scroll;
}

QWidget* LatentPage::makePicture()
{
    auto* picture = new QWidget;
    m_images = named(new SampleGridView(picture), "latentImages", tr("Images of the latent space"),
                     tr("What the network makes at these places; real patches stand in front and behind"));
    m_images->setInvitation(tr("Open a run with a checkpoint, or train one: then its latent space can be "
                               "looked at here."));
    addPictureExport(
        m_images, QStringLiteral("latent"), [this] { return m_images->picture(); },
        [this](const Error& error) { emit failed(error); });
    m_note = new QLabel(picture);
    m_note->setObjectName(QStringLiteral("latentNote"));
    m_note->setWordWrap(true);
    m_film = named(new QPushButton(tr("&Film…"), picture), "latentFilm", tr("Film"),
                   tr("Saves the images one after the other as GIF, WebM or MP4, 10 a second"));
    connect(m_film, &QPushButton::clicked, this, &LatentPage::saveFilm);
    m_film->setEnabled(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_note, 1);
    row->addWidget(makeExportButton("latentExport", {m_images}, picture));
    row->addWidget(m_film);
    auto* column = new QVBoxLayout(picture);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_images, 1);
    column->addLayout(row);
    column->addWidget(new TaskProgress(m_working, QStringLiteral("latentProgress"), this));
    column->addWidget(new TaskProgress(m_filming, QStringLiteral("latentFilmProgress"), this));
    return picture;
}

LatentMove* LatentPage::move() const
{
    return m_moves[static_cast<std::size_t>(m_kinds->currentIndex())];
}

void LatentPage::setRun(const std::filesystem::path& runFolder)
{
    if (m_run != runFolder) {
        m_images->clear();
        m_points.clear();
        const auto record = store::readRun(runFolder);
        m_images->setPixelSizeUm(record && record->pixelSizeUm > 0.0 ? std::optional(record->pixelSizeUm)
                                                                     : std::nullopt);
    }
    m_run = runFolder;
    m_checkpoint->setRun(runFolder);
}

void LatentPage::setSlices(std::shared_ptr<const data::SliceDataset> slices)
{
    m_place.slices = std::move(slices);
    for (LatentMove* each : m_moves) each->setPlace(m_place);
    m_delay.start();
}

void LatentPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_delay.start();
}

void LatentPage::useOtherWeights()
{
    ++m_weights;
    m_source.reset();
    m_delay.start();
}

void LatentPage::refresh()
{
    if (!isVisible()) return;
    if (!m_checkpoint->hasCheckpoint()) {
        m_images->clear();
        m_film->setEnabled(false);
        say({});
        return;
    }
    if (m_working->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_working->start(
        [opened = m_source, open = m_openGenerator, run = m_run, choice = m_checkpoint->choice(),
         way = move(), find = move()->view()](const Progress&) -> Result<Made> {
            std::shared_ptr<acceptance::ImageSource> source = opened;
            if (!source) {
                auto made = open(run, choice);
                if (!made) return tl::unexpected(made.error());
                source = std::move(*made);
            }
            const auto space = spaceOf(*source);
            if (!space) return tl::unexpected(space.error());
            auto view = find(**space);
            if (!view) return tl::unexpected(view.error());
            auto images = (*space)->imagesAt(view->points);
            if (!images) return tl::unexpected(images.error());
            return Made{source, (*space)->size(), (*space)->encodes(),
                        way,    std::move(*view), std::move(*images)};
        },
        [this, weights = m_weights](Result<Made> made) {
            if (weights == m_weights) {
                take(std::move(made));
            } else {
                m_again = true;
            }
            if (m_again) m_delay.start();
        });
}

void LatentPage::take(Result<Made> made)
{
    m_film->setEnabled(made.has_value());
    if (!made) {
        m_images->clear();
        m_points.clear();
        say(QString::fromStdString(made.error().text()));
        return;
    }
    m_source = made->source;
    if (m_place.size != made->size || m_place.encodes != made->encodes) {
        m_place.size = made->size;
        m_place.encodes = made->encodes;
        for (LatentMove* each : m_moves) each->setPlace(m_place);
    }
    m_before = static_cast<int>(made->view.before.size());
    m_points = std::move(made->view.points);
    made->move->follow(m_points);
    std::vector<GreyImage> shown = std::move(made->view.before);
    shown.insert(shown.end(), made->images.begin(), made->images.end());
    shown.insert(shown.end(), made->view.after.begin(), made->view.after.end());
    m_images->show({0, made->view.columns, std::move(shown)});
    say(tr("%Ln image(s); the latent has %L1 numbers.", nullptr, static_cast<int>(m_points.size()))
            .arg(static_cast<qulonglong>(m_place.size)));
}

void LatentPage::say(const QString& text)
{
    m_note->setText(text);
}

void LatentPage::saveFilm()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save film"), toQString(m_run.filename()) + QStringLiteral("-latent.gif"),
        tr("GIF picture (*.gif);;WebM film (*.webm);;MP4 film (*.mp4)"));
    if (file.isEmpty()) return;
    m_film->setEnabled(false);
    m_filming->start(
        [open = m_openGenerator, run = m_run, choice = m_checkpoint->choice(), find = move()->film(),
         path = toPath(file)](const Progress& progress) -> Result<void> {
            auto source = open(run, choice);
            if (!source) return tl::unexpected(source.error());
            const auto space = spaceOf(**source);
            if (!space) return tl::unexpected(space.error());
            return find(**space)
                .and_then([&](const LatentView& view) { return (*space)->imagesAt(view.points); })
                .and_then([&](const std::vector<GreyImage>& images) {
                    constexpr double framesPerSecond = 10.0;
                    const GreyRange range = contrastRange(images);
                    const int scale = film::fittingScale(images, 1);
                    return film::writeFilm(
                        path, framesPerSecond, images.size(),
                        [&](std::size_t frame) -> Result<film::Picture> {
                            return film::gridPicture({&images[frame], 1}, 1, scale, range);
                        },
                        progress);
                });
        },
        [this](const Result<void>& written) {
            m_film->setEnabled(!m_points.empty());
            if (!written) emit failed(written.error());
        });
}

}  // namespace synthslice::ui
