#include "ui/slices/dataset_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/controls/task_progress.h"
#include "ui/shared/background_task.h"
#include "ui/shared/colours.h"
#include "ui/shared/length_text.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"
#include "ui/shared/workspace.h"
#include "ui/slices/class_balance_view.h"
#include "ui/slices/dataset_summary_view.h"
#include "ui/slices/descriptors_view.h"
#include "ui/slices/region_panel.h"
#include "ui/slices/slice_pane.h"

namespace synthslice::ui {

namespace {

constexpr int previewIconPx = 96;

}  // namespace

DatasetView::DatasetView(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("dataPage"));
    auto* header = makeHeader();
    m_error = named(new QLabel(this), "datasetError", tr("Error"), tr("Why the slices could not be loaded"));
    m_error->setWordWrap(true);
    m_error->hide();

    m_summary = new DatasetSummaryView(this);
    auto* upper = new QSplitter(Qt::Horizontal, this);
    upper->addWidget(m_summary);
    makePages([this](const Error& error) { showFailure(error); });
    upper->addWidget(m_pages);
    upper->setStretchFactor(1, 1);
    upper->setSizes({300, 700});
    m_content = new QWidget(this);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->addWidget(upper);
    m_content->hide();

    auto* column = new QVBoxLayout(this);
    column->addWidget(header);
    column->addWidget(new TaskProgress(workspace.reading(), QStringLiteral("datasetProgress"), this));
    column->addWidget(m_error);
    column->addWidget(m_content, 1);
    column->addStretch();

    connect(&workspace, &Workspace::readingBegan, this, &DatasetView::showReading);
    connect(&workspace, &Workspace::failed, this, &DatasetView::showFailure);
    connect(&workspace, &Workspace::datasetChanged, this, &DatasetView::takeDataset);
    connect(m_summary, &DatasetSummaryView::pixelSizeEdited, this, &DatasetView::pixelSizeEdited);
    connect(m_summary, &DatasetSummaryView::scalingRequested, this, &DatasetView::scalingRequested);
    connect(m_summary, &DatasetSummaryView::edited, this, &DatasetView::dataEdited);
    connect(&m_summary->region(), &RegionPanel::edited, this, &DatasetView::dataEdited);
    connect(&m_summary->region(), &RegionPanel::drawingRequested, &m_slices->view(),
            &SliceView::chooseRegion);
    connect(&m_summary->region(), &RegionPanel::drawingRequested, m_pages, [this](bool on) {
        if (on) m_pages->setCurrentIndex(0);
    });
    connect(&m_slices->view(), &SliceView::choosingRegion, &m_summary->region(), &RegionPanel::setDrawing);
    connect(&m_slices->view(), &SliceView::regionChosen, this, [this](const QRect& region) {
        emit dataEdited(regionOfInterest(region, m_dataset->spec(), m_dataset->scale()));
    });
}

QWidget* DatasetView::makeHeader()
{
    m_title = named(new QLabel(tr("No slices are loaded."), this), "datasetTitle", tr("Dataset"),
                    tr("Where the slices come from"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* folder = named(new QPushButton(tr("Open folder…"), this), "openDataset",
                         tr("Open a folder of slices"),
                         tr("Chooses a folder of slices, as images, stacks or volumes"));
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

void DatasetView::makePages(const ShowError& showError)
{
    m_slices = new SlicePane(showError, this);
    auto* slices = new QWidget(this);
    auto* column = new QVBoxLayout(slices);
    column->addWidget(m_slices, 1);
    column->addWidget(makePatchStrip());
    m_descriptors = new DescriptorsView(showError, this);
    m_classes = new ClassBalanceView(showError, this);
    m_pages = named(
        new QTabWidget(this), "datasetPages", tr("Slices, descriptors and classes"),
        tr("The slices one at a time, what is measured in all of them, or how many images of each "
           "class there are"));
    m_pages->setDocumentMode(true);
    m_pages->addTab(slices, tr("Slices"));
    m_pages->addTab(m_descriptors, tr("Descriptors"));
    m_pages->addTab(m_classes, tr("Classes"));
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

void DatasetView::showReading(const std::filesystem::path& path)
{
    m_title->setText(tr("Loading %1").arg(toQString(path)));
    m_error->hide();
}

void DatasetView::showFailure(const Error& error)
{
    m_title->setText(m_dataset || m_workspace.classes() ? literalText(toQString(m_workspace.path()))
                                                        : tr("No slices are loaded."));
    m_error->setText(literalText(QString::fromStdString(error.text())));
    setTextColour(*m_error, alertColour);
    m_error->setVisible(error.code != ErrorCode::Cancelled);
}

void DatasetView::takeDataset()
{
    m_dataset = m_workspace.dataset();
    m_title->setText(literalText(toQString(m_workspace.path())));
    m_content->show();
    m_summary->setVisible(m_dataset != nullptr);
    for (const int page : {0, 1}) m_pages->setTabVisible(page, m_dataset != nullptr);
    m_pages->setTabVisible(2, m_workspace.classes().has_value());
    if (m_workspace.classes()) m_classes->setBalance(*m_workspace.classes());
    if (!m_dataset) return;
    m_summary->setDataset(*m_dataset);
    m_slices->setDataset(m_dataset);
    m_descriptors->setDataset(m_dataset);
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
