#include "ui/dataset_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/background_task.h"
#include "ui/colours.h"
#include "ui/control.h"
#include "ui/dataset_summary_view.h"
#include "ui/settings.h"
#include "ui/slice_picture.h"
#include "ui/slice_view.h"
#include "ui/task_progress.h"
#include "ui/theme.h"
#include "ui/workspace.h"

namespace synthslice::ui {

namespace {

constexpr int previewIconPx = 96;

QString legendEntry(const QColor& colour, const QString& text)
{
    return QStringLiteral("<span style='color:%1'>■</span> %2").arg(colour.name(), text.toHtmlEscaped());
}

}  // namespace

DatasetView::DatasetView(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_drawing(new BackgroundTask(this))
{
    auto* header = makeHeader();
    m_error = named(new QLabel(this), "datasetError", tr("Error"), tr("Why the slices could not be loaded"));
    m_error->setWordWrap(true);
    m_error->hide();

    m_summary = new DatasetSummaryView(this);
    auto* upper = new QSplitter(Qt::Horizontal, this);
    upper->addWidget(m_summary);
    upper->addWidget(makeSlicePane());
    upper->setStretchFactor(1, 1);
    upper->setSizes({300, 700});
    m_content = new QWidget(this);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->addWidget(upper, 1);
    content->addWidget(makePatchStrip());
    m_content->hide();

    auto* column = new QVBoxLayout(this);
    column->addWidget(header);
    column->addWidget(new TaskProgress(workspace.reading(), QStringLiteral("datasetProgress"), this));
    column->addWidget(m_error);
    column->addWidget(m_content, 1);
    column->addStretch();

    connect(&workspace, &Workspace::readingBegan, this, &DatasetView::showReading);
    connect(&workspace, &Workspace::failed, this, &DatasetView::showFailure);
    connect(&workspace, &Workspace::datasetChanged, this, [this] { take(m_workspace.dataset()); });
    connect(m_summary, &DatasetSummaryView::pixelSizeEdited, this, &DatasetView::pixelSizeEdited);
    connect(m_summary, &DatasetSummaryView::scalingRequested, this, &DatasetView::scalingRequested);
}

QWidget* DatasetView::makeHeader()
{
    m_title = named(new QLabel(tr("No slices are loaded."), this), "datasetTitle", tr("Dataset"),
                    tr("Where the slices come from"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* folder = named(new QPushButton(tr("Open folder…"), this), "openDataset",
                         tr("Open a folder of slices"),
                         tr("Chooses a folder of slices (PNG, TIFF, JPEG, BMP, IDX)"));
    connect(folder, &QPushButton::clicked, this, &DatasetView::openRequested);
    auto* files = named(new QPushButton(tr("Open files…"), this), "openDatasetFiles", tr("Open slice files"),
                        tr("Chooses files of slices: one, several, or a stack"));
    connect(files, &QPushButton::clicked, this, &DatasetView::openFilesRequested);
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title, 1);
    row->addWidget(folder);
    row->addWidget(files);
    return header;
}

QWidget* DatasetView::makeSlicePane()
{
    m_view = named(new SliceView(this), "sliceView", tr("Slice"),
                   tr("Wheel or + and − zoom, 0 fits, dragging pans"));
    m_slider = named(new QSlider(Qt::Horizontal, this), "sliceSlider", tr("Slice number"),
                     tr("Chooses the slice that is shown"));
    m_sliceName = named(new QLabel(this), "sliceName", tr("Name of the slice"),
                        tr("File that the slice comes from"));
    m_pixel = named(new QLabel(this), "slicePixel", tr("Pixel under the pointer"),
                    tr("Position (px) and grey level (0 to 255) under the pointer"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_sliceName);
    bar->addWidget(m_slider, 1);
    bar->addWidget(m_pixel);
    const auto addButton = [&](const char* name, const QString& text, const QString& help,
                               void (SliceView::*slot)()) {
        auto* button = named(new QToolButton(this), name, help, help);
        button->setText(text);
        connect(button, &QToolButton::clicked, m_view, slot);
        bar->addWidget(button);
    };
    addButton("zoomOut", QStringLiteral("−"), tr("Zoom out (−)"), &SliceView::zoomOut);
    addButton("zoomIn", QStringLiteral("+"), tr("Zoom in (+)"), &SliceView::zoomIn);
    addButton("zoomFit", tr("Fit"), tr("Show the whole slice (0)"), &SliceView::fit);

    auto* legend = new QLabel(QStringList{legendEntry(fieldOfViewColour, tr("field of view")),
                                          legendEntry(trainingColour, tr("training")),
                                          legendEntry(heldOutColour, tr("held out")),
                                          legendEntry(patchColour, tr("patches shown below"))}
                                  .join(QStringLiteral("  ")),
                              this);
    auto* pane = new QWidget(this);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view, 1);
    column->addWidget(legend);
    column->addLayout(bar);

    connect(m_slider, &QSlider::valueChanged, this, &DatasetView::showSlice);
    connect(m_view, &SliceView::hovered, this, [this](QPoint pixel, int grey) {
        m_pixel->setText(tr("%1, %2 px: %3").arg(pixel.x()).arg(pixel.y()).arg(grey));
    });
    return pane;
}

QWidget* DatasetView::makePatchStrip()
{
    m_strip = named(new QListWidget(this), "patchStrip", tr("Patches as the networks see them"),
                    tr("Patches as the networks see them; choose one to see where it is"));
    m_strip->setViewMode(QListView::IconMode);
    m_strip->setFlow(QListView::LeftToRight);
    m_strip->setWrapping(false);
    m_strip->setMovement(QListView::Static);
    m_strip->setIconSize({previewIconPx, previewIconPx});
    m_strip->setFixedHeight(previewIconPx + 52);
    connect(m_strip, &QListWidget::currentRowChanged, m_view, &SliceView::highlightPatch);

    auto* more = named(new QToolButton(this), "otherPatches", tr("Other patches"),
                       tr("Shows other patches of this slice"));
    more->setText(tr("Other patches"));
    connect(more, &QToolButton::clicked, this, [this] {
        ++m_previewSeed;
        showSlice();
    });
    auto* strip = new QWidget(this);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_strip, 1);
    row->addWidget(more);
    return strip;
}

void DatasetView::showReading(const std::filesystem::path& path)
{
    m_title->setText(tr("Loading %1").arg(toQString(path)));
    m_error->hide();
}

void DatasetView::showFailure(const Error& error)
{
    m_title->setText(m_dataset ? toQString(m_workspace.path()) : tr("No slices are loaded."));
    m_error->setText(QString::fromStdString(error.text()));
    setTextColour(*m_error, alertColour);
    m_error->setVisible(error.code != ErrorCode::Cancelled);
}

void DatasetView::take(std::shared_ptr<const data::SliceDataset> dataset)
{
    m_dataset = std::move(dataset);
    m_title->setText(toQString(m_workspace.path()));
    m_summary->setDataset(*m_dataset);
    m_content->show();
    const auto last = static_cast<int>(m_dataset->slices().size()) - 1;
    m_slider->setRange(0, last);
    m_slider->setEnabled(last > 0);
    m_slider->setValue(0);
    showSlice();
}

void DatasetView::showSlice()
{
    if (!m_dataset || m_drawing->isRunning()) {
        m_sliceWanted = true;
        return;
    }
    m_sliceWanted = false;
    const auto index = static_cast<std::size_t>(m_slider->value());
    m_sliceName->setText(tr("%1 of %2: %3")
                             .arg(index + 1)
                             .arg(m_dataset->slices().size())
                             .arg(QString::fromStdString(m_dataset->slices()[index].name)));
    m_drawing->start([dataset = m_dataset, index,
                      seed = m_previewSeed](const Progress&) { return drawSlice(*dataset, index, seed); },
                     [this](const SlicePicture& picture) {
                         showPicture(picture);
                         if (m_sliceWanted) {
                             showSlice();
                         }
                     });
}

void DatasetView::showPicture(const SlicePicture& picture)
{
    m_view->setSlice(picture.slice, picture.overlay);
    m_strip->clear();
    for (std::size_t i = 0; i < picture.patches.size(); ++i) {
        const auto scaled = QPixmap::fromImage(picture.patches[i])
                                .scaled(previewIconPx, previewIconPx, Qt::KeepAspectRatio);
        const QRect& place = picture.overlay.patches[i];
        auto* item = new QListWidgetItem(QIcon(scaled),
                                         QStringLiteral("%1, %2").arg(place.x()).arg(place.y()), m_strip);
        item->setToolTip(tr("Patch at x %1 px, y %2 px").arg(place.x()).arg(place.y()));
    }
}

}  // namespace synthslice::ui
