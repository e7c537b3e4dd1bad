#include "ui/latent/latent_page.h"

#include <chrono>
#include <tuple>

#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/film/film_file.h"
#include "engine/film/image_grid.h"
#include "engine/store/run_store.h"
#include "ui/controls/checkpoint_choice.h"
#include "ui/controls/condition_choice.h"
#include "ui/controls/control.h"
#include "ui/controls/export_actions.h"
#include "ui/controls/scrolling.h"
#include "ui/controls/task_progress.h"
#include "ui/latent/neighbour_move.h"
#include "ui/latent/number_move.h"
#include "ui/latent/path_move.h"
#include "ui/latent/plane_move.h"
#include "ui/samples/sample_grid_view.h"
#include "ui/shared/background_task.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

using namespace std::chrono_literals;

/// A space, and what was made there.
struct LatentPage::Made {
    struct View {
        LatentView view;
        std::vector<GreyImage> images;
    };
    std::shared_ptr<acceptance::ImageSource> source = {};
    std::size_t size = 0;
    bool encodes = false;
    std::optional<acceptance::ConditionRange> asks = {};
    double pixelSizeUm = 0.0;
    std::string fingerprint;  ///< of the slices that the run learned from
    LatentMove* move = nullptr;
    Result<View> view = {};
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

/// The same view, whose images are asked for something.
LatentMove::Finder askedFor(std::optional<double> condition, LatentMove::Finder find)
{
    return [condition, find = std::move(find)](latent::Space& space) {
        return find(space).map([&](LatentView view) {
            for (latent::Point& point : view.points)
                if (condition) point.rest.condition = condition;
            return view;
        });
    };
}

}  // namespace

LatentPage::LatentPage(OpenGenerator openGenerator, QWidget* parent)
    : QWidget(parent), m_openGenerator(std::move(openGenerator)),
      m_checkpoint(new CheckpointChoice("latentCheckpoint", "latentWeights", this)),
      m_condition(new ConditionChoice("latentAskCondition", "latentCondition", this)),
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
    connect(m_condition, &ConditionChoice::changed, this, &LatentPage::change);
    connect(m_kinds, &QTabWidget::currentChanged, this, &LatentPage::change);
    connect(m_filming, &BackgroundTask::started, this, &LatentPage::updateFilm);
    connect(m_filming, &BackgroundTask::finished, this, &LatentPage::updateFilm);
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
        connect(move, &LatentMove::changed, this, &LatentPage::change);
    };
    add(new PlaneMove, tr("Plane"), tr("Two directions through an image, at right angles"));
    add(new PathMove, tr("Path"), tr("From one sample or real patch to another"));
    add(new NumberMove, tr("Numbers"), tr("Numbers of the latent, moved by sliders"));
    add(new NeighbourMove, tr("Neighbours"), tr("Images near one"));
    auto* form = new QFormLayout;
    form->addRow(tr("Checkpoint"), m_checkpoint);
    form->addRow(m_condition);
    auto* column = new QVBoxLayout(controls);
    column->addLayout(form);
    column->addWidget(m_kinds, 1);
    return new Scrolling(controls);
}

QWidget* LatentPage::makePicture()
{
    auto* picture = new QWidget;
    m_images = named(new SampleGridView(picture), "latentImages", tr("Images of the latent space"),
                     tr("What the network makes at these places; real patches stand in front and behind"));
    addPictureExport(
        m_images, QStringLiteral("latent"), [this] { return m_images->picture(); },
        [this](const Error& error) { emit failed(error); });
    m_note = new QLabel(picture);
    m_note->setObjectName(QStringLiteral("latentNote"));
    m_note->setWordWrap(true);
    m_film = named(
        new QPushButton(tr("Fil&m…"), picture), "latentFilm", tr("Film"),
        tr("Saves the images one after the other as GIF, WebM or MP4, 10 a second; of Numbers, the slider "
           "that was moved last from end to end"));
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
        m_run = runFolder;
        showNothing({});
        m_fingerprint.clear();
        m_condition->setRange({});
        setPlace(0, false);
    }
    m_checkpoint->setRun(runFolder);
}

void LatentPage::setSlices(std::shared_ptr<const data::SliceDataset> slices)
{
    m_slices = std::move(slices);
    setPlace(m_place.size, m_place.encodes);
}

void LatentPage::setPlace(std::size_t size, bool encodes)
{
    const bool ofRun = m_slices && m_slices->summary().fingerprint == m_fingerprint;
    const LatentPlace place{m_run, size, encodes, ofRun ? m_slices : nullptr};
    const auto parts = [](const LatentPlace& each) {
        return std::tie(each.run, each.size, each.encodes, each.slices);
    };
    if (parts(place) == parts(m_place)) return;
    m_place = place;
    for (LatentMove* each : m_moves) each->setPlace(m_place);
}

void LatentPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_dirty) m_delay.start();
}

void LatentPage::useOtherWeights()
{
    ++m_weights;
    m_source.reset();
    change();
}

void LatentPage::change()
{
    m_dirty = true;
    if (m_working->isRunning()) {
        m_again = true;
        m_working->cancel();
    } else if (!m_delay.isActive()) {
        m_delay.start();
    }
}

void LatentPage::refresh()
{
    if (!isVisible() || m_working->isRunning()) return;
    m_dirty = false;
    if (!m_checkpoint->hasCheckpoint()) {
        showNothing(tr("Open a run with a checkpoint, or train one: then its latent space can be looked at "
                       "here."));
        return;
    }
    m_again = false;
    m_working->start(
        [opened = m_source, open = m_openGenerator, run = m_run, choice = m_checkpoint->choice(),
         way = move(),
         find = askedFor(m_condition->value(), move()->view())](const Progress& progress) -> Result<Made> {
            Made made;
            made.source = opened;
            made.move = way;
            if (!made.source) {
                auto source = open(run, choice);
                if (!source) return tl::unexpected(source.error());
                made.source = std::move(*source);
            }
            const auto space = spaceOf(*made.source);
            if (!space) return tl::unexpected(space.error());
            made.size = (*space)->size();
            made.encodes = (*space)->encodes();
            made.asks = made.source->condition();
            if (const auto record = store::readRun(run)) {
                made.pixelSizeUm = record->pixelSizeUm;
                made.fingerprint = record->datasetFingerprint;
            }
            made.view = find(**space).and_then([&](LatentView view) {
                return latent::imagesOf(**space, view.points, progress)
                    .map([&](std::vector<GreyImage> images) {
                        return Made::View{std::move(view), std::move(images)};
                    });
            });
            return made;
        },
        [this, weights = m_weights](Result<Made> made) {
            if (weights == m_weights) take(std::move(made));
            if (m_again) m_delay.start();
        });
}

void LatentPage::take(Result<Made> made)
{
    if (!made) {
        showNothing(QString::fromStdString(made.error().text()));
        return;
    }
    m_source = made->source;
    m_fingerprint = made->fingerprint;
    m_images->setPixelSizeUm(made->pixelSizeUm > 0.0 ? std::optional(made->pixelSizeUm) : std::nullopt);
    m_condition->setRange(made->asks);
    setPlace(made->size, made->encodes);
    if (m_again) return;  // another view is on its way
    if (!made->view) {
        showNothing(QString::fromStdString(made->view.error().text()));
        return;
    }
    auto& [view, images] = *made->view;
    m_before = static_cast<int>(view.before.size());
    m_points = std::move(view.points);
    made->move->follow(m_points);
    std::vector<GreyImage> shown = std::move(view.before);
    shown.insert(shown.end(), images.begin(), images.end());
    shown.insert(shown.end(), view.after.begin(), view.after.end());
    m_images->show({0, view.columns, std::move(shown)});
    m_note->setText(
        tr("%Ln image(s); the latent has %L1 numbers.", nullptr, static_cast<int>(m_points.size()))
            .arg(static_cast<qulonglong>(m_place.size)));
    updateFilm();
}

/// The reason stands where the images would be.
void LatentPage::showNothing(const QString& why)
{
    m_images->setInvitation(why);
    m_images->clear();
    m_points.clear();
    m_note->clear();
    updateFilm();
}

void LatentPage::updateFilm()
{
    m_film->setEnabled(!m_filming->isRunning() && !m_points.empty());
}

void LatentPage::saveFilm()
{
    // What is shown now: another run may be opened behind the dialogue.
    auto film = [open = m_openGenerator, run = m_run, choice = m_checkpoint->choice(),
                 find = askedFor(m_condition->value(), move()->film())](
                    const std::filesystem::path& file, const Progress& progress) -> Result<void> {
        const auto source = open(run, choice);
        if (!source) return tl::unexpected(source.error());
        const auto space = spaceOf(**source);
        if (!space) return tl::unexpected(space.error());
        return find(**space)
            .and_then(
                [&](const LatentView& view) { return latent::imagesOf(**space, view.points, progress); })
            .and_then([&](const std::vector<GreyImage>& images) {
                constexpr double framesPerSecond = 10.0;
                return film::writeImageFilm(file, framesPerSecond, images, film::fittingScale(images, 1),
                                            progress);
            });
    };
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save film"), toQString(m_run.filename()) + QStringLiteral("-latent.gif"),
        tr("GIF picture (*.gif);;WebM film (*.webm);;MP4 film (*.mp4)"));
    if (file.isEmpty() || m_filming->isRunning()) return;
    m_filming->start([film = std::move(film),
                      path = toPath(file)](const Progress& progress) { return film(path, progress); },
                     [this](const Result<void>& written) {
                         if (!written) emit failed(written.error());
                     });
}

}  // namespace synthslice::ui
