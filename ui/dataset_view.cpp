#include "ui/dataset_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/background_task.h"
#include "ui/colours.h"
#include "ui/control.h"
#include "ui/dataset_summary_view.h"
#include "ui/length_text.h"
#include "ui/slice_pane.h"
#include "ui/task_progress.h"
#include "ui/theme.h"

namespace synthslice::ui {

namespace {

constexpr int previewIconPx = 96;

QString toQString(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

}  // namespace

DatasetView::DatasetView(QWidget* parent) : QWidget(parent), m_loading(new BackgroundTask(this))
{
    auto* header = makeHeader();
    m_error = named(new QLabel(this), "datasetError", tr("Error"), tr("Why the slices could not be loaded"));
    m_error->setWordWrap(true);
    m_error->hide();

    m_summary = new DatasetSummaryView(this);
    auto* upper = new QSplitter(Qt::Horizontal, this);
    upper->addWidget(m_summary);
    m_slices = new SlicePane(this);
    upper->addWidget(m_slices);
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
    column->addWidget(new TaskProgress(m_loading, QStringLiteral("datasetProgress"), this));
    column->addWidget(m_error);
    column->addWidget(m_content, 1);
    column->addStretch();

    connect(m_summary, &DatasetSummaryView::pixelSizeEdited, this, &DatasetView::pixelSizeEdited);
    connect(m_summary, &DatasetSummaryView::scalingRequested, this, &DatasetView::scalingRequested);
}

void DatasetView::open(const std::filesystem::path& path, const spec::DataSpec& spec)
{
    m_request = Request{path, spec};
    if (m_loading->isRunning()) {
        m_loading->cancel();
    } else {
        load();
    }
}

QWidget* DatasetView::makeHeader()
{
    m_title = named(new QLabel(tr("No slices are loaded."), this), "datasetTitle", tr("Dataset"),
                    tr("Where the slices come from"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* choose = named(new QPushButton(tr("Open slices…"), this), "openDataset", tr("Open slices"),
                         tr("Chooses a folder or file of slices (PNG, TIFF, JPEG, BMP, IDX)"));
    connect(choose, &QPushButton::clicked, this, &DatasetView::openRequested);
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title, 1);
    row->addWidget(choose);
    return header;
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
    connect(m_strip, &QListWidget::currentRowChanged, &m_slices->view(), &SliceView::highlightPatch);
    connect(m_slices, &SlicePane::patchesChanged, this, &DatasetView::showPatches);

    auto* more = named(new QToolButton(this), "otherPatches", tr("Other patches"),
                       tr("Shows other patches of this slice"));
    more->setText(tr("Other patches"));
    connect(more, &QToolButton::clicked, m_slices, &SlicePane::showOtherPatches);
    auto* strip = new QWidget(this);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_strip, 1);
    row->addWidget(more);
    return strip;
}

void DatasetView::load()
{
    const Request request = *m_request;
    m_request.reset();
    m_title->setText(tr("Loading %1").arg(toQString(request.path)));
    m_error->hide();
    m_loading->start(
        [request](const Progress& progress) {
            return data::SliceDataset::load(request.path, request.spec, progress);
        },
        [this, path = request.path](Result<data::SliceDataset> loaded) {
            m_request ? load() : take(path, std::move(loaded));
        });
}

void DatasetView::take(const std::filesystem::path& path, Result<data::SliceDataset> loaded)
{
    if (!loaded) {
        const auto why = QString::fromStdString(loaded.error().text());
        m_title->setText(m_dataset ? toQString(m_path) : tr("No slices are loaded."));
        m_error->setText(why);
        setTextColour(*m_error, alertColour);
        m_error->setVisible(loaded.error().code != ErrorCode::Cancelled);
        emit failed(why);
        emit datasetChanged();
        return;
    }
    m_path = path;
    m_dataset = std::make_shared<const data::SliceDataset>(std::move(*loaded));
    m_title->setText(toQString(m_path));
    m_summary->setDataset(*m_dataset);
    m_content->show();
    m_slices->setDataset(m_dataset);
    emit datasetChanged();
}

void DatasetView::showPatches(const SlicePicture& picture)
{
    const auto pixelSizeUm = m_dataset->summary().pixelSizeUm;
    m_strip->clear();
    for (std::size_t i = 0; i < picture.patches.size(); ++i) {
        const auto scaled = QPixmap::fromImage(picture.patches[i])
                                .scaled(previewIconPx, previewIconPx, Qt::KeepAspectRatio);
        const QRect& place = picture.overlay.patches[i];
        auto* item = new QListWidgetItem(QIcon(scaled),
                                         QStringLiteral("%1, %2").arg(place.x()).arg(place.y()), m_strip);
        item->setToolTip(tr("Patch of %1 at x %2, y %3")
                             .arg(areaText(place.width(), place.height(), pixelSizeUm),
                                  lengthText(place.x(), pixelSizeUm), lengthText(place.y(), pixelSizeUm)));
    }
}

}  // namespace synthslice::ui
