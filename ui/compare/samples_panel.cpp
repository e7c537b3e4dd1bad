#include "ui/compare/samples_panel.h"

#include <algorithm>
#include <set>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QShortcut>
#include <QSlider>
#include <QToolButton>

#include "engine/base/parallel.h"
#include "engine/runs/comparison/metric_curve.h"
#include "engine/store/run_store.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/sample_wall.h"
#include "ui/compare/series_pen.h"
#include "ui/confusion/confusion_model.h"
#include "ui/confusion/confusion_picture.h"
#include "ui/controls/control.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/plots/picture_style.h"
#include "ui/samples/curve_panels_view.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

namespace {

constexpr std::size_t mostSamplesKept = 300;
constexpr int sampleGapPx = 2;

/// Of what is no image: only on the user interface's thread, as it draws by widgets.
QImage drawnSamples(const session::Samples& samples, const QPalette& palette)
{
    if (samples.confusion) {
        ConfusionModel model;
        model.setMatrix(samples.classes, *samples.confusion);
        return confusionPicture(model);
    }
    if (samples.panels.empty()) return {};
    constexpr int panelWidthPx = 420;
    constexpr int panelHeightPx = 300;
    const int columns = samples.panels.size() > 1 ? 2 : 1;
    const int rows = (static_cast<int>(samples.panels.size()) + columns - 1) / columns;
    CurvePanelsView view;
    view.setPalette(palette);
    view.show(samples.panels);
    return view.toPixmap(columns * panelWidthPx, rows * panelHeightPx, 2.0).toImage();
}

}  // namespace

/// A run's samples, and its picture where they are images.
struct SamplesPanel::Shown {
    std::filesystem::path folder;
    std::optional<std::int64_t> step = {};  ///< nothing: it has none so early
    Samples samples = {};
    QImage picture = {};
};

SamplesPanel::SamplesPanel(const ComparedRuns& compared, const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_compared(compared), m_loading(new BackgroundTask(this))
{
    m_wall = named(
        new SampleWall(this), "sampleWall", tr("Samples of the runs"),
        tr("What each network makes at one step, of the same latents where runs have the same seed "
           "of samples. Wheel: zoom all. Drag: pan all. Double click: all of each."));
    addPictureExport(
        m_wall, QStringLiteral("samples"), [this] { return m_wall->picture(); }, showError);
    addDrawingExport(
        m_wall, QStringLiteral("samples"), [this] { return m_wall->drawing(); }, showError);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_wall, 1);
    layout->addWidget(makeControls());
    connect(m_wall, &SampleWall::tileChosen, this, &SamplesPanel::choose);
    connect(&m_compared, &ComparedRuns::changed, this, &SamplesPanel::takeRuns);
    connect(&pictureStyle(), &PictureStyle::changed, this, &SamplesPanel::load);
    takeRuns();
}

QWidget* SamplesPanel::makeControls()
{
    m_slider = named(new QSlider(Qt::Horizontal, this), "comparedStep", tr("Step of the samples"),
                     tr("Goes through the samples of all runs at once, in steps"));
    m_label = new QLabel(this);
    m_label->setObjectName(QStringLiteral("comparedStepText"));
    m_stretch = named(new QCheckBox(tr("Stretch &grey"), this), "comparedStretch", tr("Stretch grey"),
                      tr("Stretch the grey scale to what the samples of all runs use together; off shows the "
                         "full scale of the files"));
    m_stretch->setChecked(true);
    m_blink = named(new QToolButton(this), "blink", tr("Blink"),
                    tr("Shows two runs in the same place, one after the other by the key B: what differs "
                       "moves"));
    m_blink->setText(tr("&Blink"));
    m_blink->setCheckable(true);
    m_first = named(new QComboBox(this), "blinkFirst", tr("First run that blinks"),
                    tr("The run that is seen first"));
    m_second = named(new QComboBox(this), "blinkSecond", tr("Second run that blinks"),
                     tr("The run that is seen after B"));
    for (QComboBox* box : {m_first, m_second}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        box->setIconSize({22, 12});
        connect(box, &QComboBox::currentIndexChanged, this, &SamplesPanel::updateBlink);
    }
    connect(m_slider, &QSlider::valueChanged, this, &SamplesPanel::load);
    connect(m_stretch, &QCheckBox::toggled, this, &SamplesPanel::load);
    connect(m_blink, &QToolButton::toggled, this, &SamplesPanel::updateBlink);
    auto* flip = new QShortcut(QKeySequence(Qt::Key_B), this);
    flip->setContext(Qt::WidgetWithChildrenShortcut);
    connect(flip, &QShortcut::activated, this, [this] {
        if (!m_blink->isChecked()) {
            m_blink->setChecked(true);
        } else {
            m_wall->flip();
        }
    });
    auto* controls = new QWidget(this);
    auto* row = sideBySide({m_stretch, m_blink, m_first, m_second});
    row->setContentsMargins(0, 0, 0, 0);
    row->insertWidget(0, m_slider, 1);
    row->insertWidget(1, m_label);
    row->addWidget(makeExportButton("exportSamples", {m_wall}, this));
    controls->setLayout(row);
    return controls;
}

QString SamplesPanel::stepText(std::int64_t step)
{
    return tr("step %1").arg(QLocale().toString(qlonglong{step}));
}

std::int64_t SamplesPanel::step() const
{
    return m_steps.empty() ? 0 : m_steps[static_cast<std::size_t>(m_slider->value())];
}

void SamplesPanel::takeRuns()
{
    const std::int64_t before = step();
    const bool follow = m_steps.empty() || m_slider->value() == m_slider->maximum();
    std::set<std::int64_t> steps;
    for (const auto& run : m_compared.shown()) steps.insert(run->sampleSteps.begin(), run->sampleSteps.end());
    m_steps.assign(steps.begin(), steps.end());
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setEnabled(m_steps.size() > 1);
        m_slider->setMaximum(std::max(0, static_cast<int>(m_steps.size()) - 1));
        const auto at = std::ranges::lower_bound(m_steps, before) - m_steps.begin();
        m_slider->setValue(follow ? m_slider->maximum() : static_cast<int>(at));
    }
    const auto& names = m_compared.comparison().names;
    for (QComboBox* box : {m_first, m_second}) {
        const QSignalBlocker blocker(box);
        const QString chosen = box->currentText();
        box->clear();
        for (std::size_t i = 0; i < names.size(); ++i)
            box->addItem(seriesIcon(palette(), m_compared.series()[i]), QString::fromStdString(names[i]));
        const int again = chosen.isEmpty() ? -1 : box->findText(chosen);
        box->setCurrentIndex(again >= 0 ? again : std::min(box == m_first ? 0 : 1, box->count() - 1));
    }
    m_blink->setEnabled(names.size() > 1);
    load();
}

void SamplesPanel::load()
{
    if (m_loading->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_label->setText(m_steps.empty() ? QString() : stepText(step()));
    std::vector<Shown> all;
    for (const auto& run : m_compared.shown()) {
        Shown& shown = all.emplace_back();
        shown.folder = run->folder;
        shown.step = runs::sampleStepAt(*run, step());
        if (!shown.step) continue;
        if (const auto read = m_read.find({run->folder.string(), *shown.step}); read != m_read.end())
            shown.samples = read->second;
    }
    m_loading->start(
        [all = std::move(all), stretched = m_stretch->isChecked(),
         colours = pictureStyle().colourMap()](const Progress&) { return drawn(all, stretched, colours); },
        [this](const std::vector<Shown>& read) {
            display(read);
            if (m_again) load();
        });
}

/// Reads what was not yet read, and draws images in one grey window. Any thread.
std::vector<SamplesPanel::Shown> SamplesPanel::drawn(std::vector<Shown> all, bool stretched,
                                                     ColourMap colours)
{
    forEachInParallel(all.size(), {}, "", [&](std::size_t i) {
        Shown& shown = all[i];
        if (shown.samples || !shown.step) return;
        auto samples = store::readSamples(shown.folder, *shown.step);
        shown.samples = std::make_shared<const session::Samples>(
            samples ? std::move(*samples) : session::Samples{.step = *shown.step});
    });
    std::vector<GreyImage> images;
    for (const Shown& shown : all) {
        if (shown.samples && stretched)
            images.insert(images.end(), shown.samples->images.begin(), shown.samples->images.end());
    }
    const GreyRange range = stretched ? contrastRange(images) : GreyRange{};
    forEachInParallel(all.size(), {}, "", [&](std::size_t i) {
        Shown& shown = all[i];
        if (!shown.samples || shown.samples->images.empty()) return;
        shown.picture = toQImage(shown.samples->images, shown.samples->columns, sampleGapPx, range, colours);
    });
    return all;
}

void SamplesPanel::display(const std::vector<Shown>& all)
{
    if (m_read.size() > mostSamplesKept) m_read.clear();
    std::vector<WallTile> tiles;
    for (const Shown& shown : all) {
        if (shown.samples) m_read[{shown.folder.string(), *shown.step}] = shown.samples;
        // What was read may be of runs that are no longer shown.
        const auto& compared = m_compared.shown();
        const auto run = std::ranges::find_if(compared,
                                              [&](const auto& one) { return one->folder == shown.folder; });
        if (run == compared.end()) continue;
        const auto index = static_cast<std::size_t>(run - compared.begin());
        WallTile tile{QString::fromStdString(m_compared.comparison().names[index]),
                      shown.step && *shown.step != step() ? stepText(*shown.step) : QString(),
                      m_compared.series()[index], shown.picture};
        if (const double pixel = (*run)->record.pixelSizeUm; pixel > 0.0) tile.pixelSizeUm = pixel;
        if (tile.picture.isNull() && shown.samples) {
            tile.picture = drawnSamples(*shown.samples, palette());
            tile.sharp = false;
        }
        tiles.push_back(std::move(tile));
    }
    m_wall->show(std::move(tiles));
    updateBlink();
}

void SamplesPanel::updateBlink()
{
    const bool on = m_blink->isChecked() && m_wall->tileCount() > 1;
    m_wall->setBlink(on ? std::optional(std::pair(m_first->currentIndex(), m_second->currentIndex()))
                        : std::nullopt);
    if (on) m_wall->setFocus();
}

/// The last two that were clicked blink.
void SamplesPanel::choose(int tile)
{
    if (m_blink->isChecked() || tile == m_second->currentIndex()) return;
    m_first->setCurrentIndex(m_second->currentIndex());
    m_second->setCurrentIndex(tile);
}

void SamplesPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) takeRuns();
}

}  // namespace synthslice::ui
