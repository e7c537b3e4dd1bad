#include "ui/slices/dataset_summary_view.h"

#include <cmath>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include "engine/data/dataset/automatic_scale.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/spec_json.h"
#include "ui/controls/control.h"
#include "ui/controls/number_box.h"
#include "ui/controls/value_editor.h"
#include "ui/shared/length_text.h"
#include "ui/slices/region_panel.h"

namespace synthslice::ui {

namespace {

std::int64_t memoryBytes(const data::SliceDataset& dataset)
{
    std::size_t bytes = 0;
    for (const auto& slice : dataset.slices()) {
        bytes += slice.pixels8.size() + 2 * slice.pixels16.size();
    }
    return static_cast<std::int64_t>(bytes);
}

spec::ParameterInfo pixelSizeInfo()
{
    return spec::parameterAt({}, "data.pixel_size_um").value();
}

/// A row of its own for a title and what is under it. Not a QFormLayout: that keeps the height which wrapped
/// texts had before one of its rows was shown.
QLabel* addRow(QGridLayout& rows, const QString& title, QWidget* value)
{
    auto* label = new QLabel(title, value->parentWidget());
    label->setBuddy(value);
    const int row = rows.rowCount();
    rows.addWidget(label, row, 0, Qt::AlignTop);
    rows.addWidget(value, row, 1);
    return label;
}

}  // namespace

DatasetSummaryView::DatasetSummaryView(QWidget* parent)
    : QScrollArea(parent), m_sets(new QComboBox(this)), m_pixelSize(new NumberBox(pixelSizeInfo(), this)),
      m_pixelSizeSource(new QLabel(this)), m_skippedTitle(new QLabel(this)), m_skipped(new QListWidget(this))
{
    auto* content = new QWidget;
    auto* rows = new QGridLayout(content);
    rows->setColumnStretch(1, 1);
    addDataSets(*rows);
    m_slices = addText(*rows, "datasetSlices", tr("Slices"), tr("Images read"));
    m_size = addText(*rows, "datasetSize", tr("Size"),
                     tr("Width × height of a slice in its file (µm, px), and after scaling"));
    m_depth = addText(*rows, "datasetDepth", tr("Grey levels"), tr("Bits per pixel in the files"));
    addPixelSize(*rows);
    addFibres(*rows);
    m_fieldOfView = addText(
        *rows, "datasetFieldOfView", tr("Field of view"),
        tr("Share of the pixels that the scanner has reconstructed; patches are cut only there"));
    m_region = new RegionPanel(this);
    addRow(*rows, tr("Used part"), m_region);
    m_patches = addText(*rows, "datasetPatches", tr("Patches"),
                        tr("How many patches would fit side by side into the training part"));
    m_memory = addText(*rows, "datasetMemory", tr("Memory"), tr("Taken by the slices"));
    addNotes(*rows);
    rows->setRowStretch(rows->rowCount(), 1);

    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(content->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
}

void DatasetSummaryView::addDataSets(QGridLayout& rows)
{
    named(m_sets, "datasetSet", tr("Data set"),
          tr("Which of the data sets in the file is read (data.dataset)"));
    guardControl(m_sets);
    m_sets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_setsTitle = addRow(rows, tr("Data set"), m_sets);
    connect(m_sets, &QComboBox::activated, this, [this] {
        emit edited({{"dataset", m_sets->currentData().toString().toStdString()}});
    });
}

void DatasetSummaryView::addPixelSize(QGridLayout& rows)
{
    named(m_pixelSize, "datasetPixelSize", tr("Pixel size"),
          tr("Size of a pixel of the files in µm; 0 if it is not known. Turns pixels into µm in measures and "
             "exported files."));
    guardControl(m_pixelSize);
    named(m_pixelSizeSource, "datasetPixelSizeSource", tr("Where the pixel size comes from"),
          tr("Where the pixel size comes from"));
    m_pixelSizeSource->setWordWrap(true);
    auto* sizeAndSource = new QWidget(this);
    auto* column = new QVBoxLayout(sizeAndSource);
    column->setContentsMargins(0, 0, 0, 0);
    auto* size = sideBySide({m_pixelSize, new QLabel(tr("µm"), this)});
    size->addStretch(1);
    column->addLayout(size);
    column->addWidget(m_pixelSizeSource);
    addRow(rows, tr("Pixel size"), sizeAndSource)->setBuddy(m_pixelSize);
    connect(m_pixelSize, &NumberBox::editingFinished, this, [this] {
        if (const double entered = m_pixelSize->value().get<double>(); entered != m_pixelSizeUm) {
            m_pixelSizeUm = entered;
            emit pixelSizeEdited(entered);
        }
    });
}

void DatasetSummaryView::addFibres(QGridLayout& rows)
{
    m_fibres = addText(
        rows, "datasetFibres", tr("Fibres"),
        tr("Distance of neighbouring fibres in the files (µm, px); textures are learned best at 8 px"));
    m_scaling = named(
        new QPushButton(tr("Scale to 8 px"), this), "datasetScaling", tr("Scale to 8 px"),
        tr("Resizes the slices so that fibres are about 8 px apart, at which textures are learned "
           "best (data.scale 0)"));
    connect(m_scaling, &QPushButton::clicked, this, &DatasetSummaryView::scalingRequested);
    rows.addWidget(m_scaling, rows.rowCount(), 1);
}

void DatasetSummaryView::addNotes(QGridLayout& rows)
{
    m_notes = makeText("datasetNotes", tr("Notes"), tr("What was converted or decided while reading"));
    m_skippedTitle->setObjectName(QStringLiteral("datasetSkippedTitle"));
    named(m_skipped, "datasetSkipped", tr("Skipped files"), tr("Files that were not used, with the reason"));
    m_skipped->setWordWrap(true);
    m_skipped->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    for (QWidget* line :
         {static_cast<QWidget*>(new QLabel(tr("Notes"), this)), static_cast<QWidget*>(m_notes),
          static_cast<QWidget*>(m_skippedTitle), static_cast<QWidget*>(m_skipped)}) {
        rows.addWidget(line, rows.rowCount(), 0, 1, 2);
    }
}

void DatasetSummaryView::setDataset(const data::SliceDataset& dataset)
{
    const auto& summary = dataset.summary();
    const QLocale locale;
    showDataSets(summary.sets);
    m_slices->setText(locale.toString(static_cast<qlonglong>(summary.images)));
    m_depth->setText(
        summary.channels == 1
            ? tr("%1 bit").arg(summary.bitDepth)
            : tr("%1 bit, %2 channels converted to grey").arg(summary.bitDepth).arg(summary.channels));
    showPixelSize(dataset);
    showLengths(dataset);
    m_scaling->setVisible(summary.fibrePitchPx > data::longestPitchPx);
    m_region->setSpec(dataset.spec(), filePixelSizeUm());
    m_memory->setText(locale.formattedDataSize(memoryBytes(dataset)));

    QStringList notes;
    for (const auto& note : summary.notes) {
        notes << QString::fromStdString(note);
    }
    const QString point = notes.size() > 1 ? QStringLiteral("• ") : QString();
    m_notes->setText(notes.isEmpty() ? tr("none") : point + notes.join(QLatin1Char('\n') + point));
    showSkipped(summary.skipped);
}

void DatasetSummaryView::showDataSets(const std::vector<data::ImageSet>& sets)
{
    m_sets->clear();
    for (const data::ImageSet& set : sets) {
        const QString path = QString::fromStdString(set.path);
        const QString size = areaText(static_cast<double>(set.width), static_cast<double>(set.height), {});
        m_sets->addItem(tr("%1: %Ln slice(s) of %2", nullptr, static_cast<int>(set.images)).arg(path, size),
                        path);
        if (set.taken) m_sets->setCurrentIndex(m_sets->count() - 1);
    }
    m_setsTitle->setVisible(sets.size() > 1);
    m_sets->setVisible(sets.size() > 1);
}

void DatasetSummaryView::showLengths(const data::SliceDataset& dataset)
{
    const auto& summary = dataset.summary();
    const double scale = dataset.scale();
    const bool scaled = scale != 1.0;
    const std::optional<double> fileUm = filePixelSizeUm();
    const QString inFile = areaText(summary.fileWidth, summary.fileHeight, fileUm);
    const QString size = scaled
                             ? tr("%1, scaled to %2").arg(inFile, areaText(summary.width, summary.height, {}))
                             : inFile;
    m_size->setText(summary.sizesDiffer ? tr("%1 and others").arg(size) : size);

    const QString pitch = tr("about %1 apart").arg(lengthText(summary.fibrePitchPx / scale, fileUm));
    m_fibres->setText(summary.fibrePitchPx == 0.0 ? tr("none found")
                      : !scaled                   ? pitch
                                                  : tr("%1, scaled by %2 to %3")
                                      .arg(pitch, shortNumber(scale), lengthText(summary.fibrePitchPx, {})));

    const data::Rect& view = summary.fieldOfViewBounds;
    m_fieldOfView->setText(
        summary.fieldOfViewShare < 1.0
            ? tr("%1 % of the slice, %2")
                  .arg(QLocale().toString(100.0 * summary.fieldOfViewShare, 'f', 1),
                       areaText(std::round(view.width / scale), std::round(view.height / scale), fileUm))
            : tr("the whole slice"));
    const auto patchSize = static_cast<double>(dataset.spec().patchSize);
    m_patches->setText(tr("about %1 of %2 to train on")
                           .arg(QLocale().toString(static_cast<qlonglong>(summary.independentPatches)),
                                areaText(patchSize, patchSize, summary.pixelSizeUm)));
}

void DatasetSummaryView::showSkipped(const std::vector<data::SkippedFile>& skipped)
{
    m_skippedTitle->setText(tr("%Ln file(s) skipped:", nullptr, static_cast<int>(skipped.size())));
    m_skipped->clear();
    for (const auto& file : skipped) {
        m_skipped->addItem(QStringLiteral("%1: %2").arg(QString::fromStdString(file.file),
                                                        QString::fromStdString(file.reason)));
    }
    m_skippedTitle->setVisible(!skipped.empty());
    m_skipped->setVisible(!skipped.empty());
}

void DatasetSummaryView::showPixelSize(const data::SliceDataset& dataset)
{
    const auto& summary = dataset.summary();
    const bool entered = dataset.spec().pixelSizeUm > 0;
    m_pixelSizeUm = entered ? dataset.spec().pixelSizeUm : summary.filePixelSizeUm.value_or(0.0);
    m_pixelSize->setValue(m_pixelSizeUm);
    const QString source = entered                   ? tr("entered")
                           : summary.filePixelSizeUm ? tr("from the files")
                                                     : tr("unknown: please enter it");
    m_pixelSizeSource->setText(
        summary.pixelSizeUm && dataset.scale() != 1.0
            ? tr("%1; %2 µm after scaling by %3")
                  .arg(source, shortNumber(*summary.pixelSizeUm), shortNumber(dataset.scale()))
            : source);
}

std::optional<double> DatasetSummaryView::filePixelSizeUm() const
{
    return m_pixelSizeUm > 0.0 ? std::optional(m_pixelSizeUm) : std::nullopt;
}

QLabel* DatasetSummaryView::makeText(const char* name, const QString& title, const QString& help)
{
    auto* value = named(new QLabel(this), name, title, help);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return value;
}

QLabel* DatasetSummaryView::addText(QGridLayout& rows, const char* name, const QString& title,
                                    const QString& help)
{
    auto* value = makeText(name, title, help);
    addRow(rows, title, value);
    return value;
}

}  // namespace synthslice::ui
