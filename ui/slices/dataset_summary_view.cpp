#include "ui/slices/dataset_summary_view.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "engine/data/dataset/automatic_scale.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/spec_json.h"
#include "ui/controls/control.h"
#include "ui/controls/number_box.h"
#include "ui/controls/value_editor.h"
#include "ui/shared/length_text.h"
#include "ui/shared/spec_text.h"
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

}  // namespace

DatasetSummaryView::DatasetSummaryView(QWidget* parent)
    : QScrollArea(parent), m_pixelSize(new NumberBox(pixelSizeInfo(), this)),
      m_pixelSizeSource(new QLabel(this)), m_skipped(new QListWidget(this))
{
    auto* content = new QWidget;
    auto* form = new QFormLayout(content);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_slices = addRow(*form, "datasetSlices", tr("Slices"), tr("Images read"));
    m_size = addRow(*form, "datasetSize", tr("Size"), tr("Width × height of a slice after scaling (µm, px)"));
    m_depth = addRow(*form, "datasetDepth", tr("Grey levels"), tr("Bits per pixel in the files"));

    named(m_pixelSize, "datasetPixelSize", tr("Pixel size"),
          tr("Size of a pixel of the files in µm; 0 if it is not known. Turns pixels into µm in measures and "
             "exported files."));
    guardControl(m_pixelSize);
    named(m_pixelSizeSource, "datasetPixelSizeSource", tr("Where the pixel size comes from"),
          tr("Where the pixel size comes from"));
    m_pixelSizeSource->setWordWrap(true);
    auto* pixelSize = new QHBoxLayout;
    pixelSize->addWidget(m_pixelSize);
    pixelSize->addWidget(new QLabel(tr("µm"), this));
    pixelSize->addStretch(1);
    auto* pixelSizeAndSource = new QVBoxLayout;
    pixelSizeAndSource->addLayout(pixelSize);
    pixelSizeAndSource->addWidget(m_pixelSizeSource);
    form->addRow(tr("Pixel size"), pixelSizeAndSource);

    m_fibres = addRow(
        *form, "datasetFibres", tr("Fibres"),
        tr("Distance of neighbouring fibres after scaling (µm, px); textures are learned best at 8 px"));
    m_scaling = named(
        new QPushButton(tr("Scale to 8 px"), this), "datasetScaling", tr("Scale to 8 px"),
        tr("Resizes the slices so that fibres are about 8 px apart, at which textures are learned "
           "best (data.scale 0)"));
    connect(m_scaling, &QPushButton::clicked, this, &DatasetSummaryView::scalingRequested);
    form->addRow(QString(), m_scaling);
    m_fieldOfView = addRow(
        *form, "datasetFieldOfView", tr("Field of view"),
        tr("Share of the pixels that the scanner has reconstructed; patches are cut only there"));
    m_region = new RegionPanel(this);
    form->addRow(tr("Used part"), m_region);
    m_patches = addRow(*form, "datasetPatches", tr("Patches"),
                       tr("How many patches would fit side by side into the training part"));
    m_memory = addRow(*form, "datasetMemory", tr("Memory"), tr("Taken by the slices"));
    m_notes = addRow(*form, "datasetNotes", tr("Notes"), tr("What was converted or decided while reading"));
    m_skippedTitle = new QLabel(this);
    m_skippedTitle->setObjectName(QStringLiteral("datasetSkippedTitle"));
    named(m_skipped, "datasetSkipped", tr("Skipped files"), tr("Files that were not used, with the reason"));
    m_skipped->setWordWrap(true);
    m_skipped->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    form->addRow(m_skippedTitle);
    form->addRow(m_skipped);

    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_pixelSize, &NumberBox::editingFinished, this, [this] {
        if (const double entered = m_pixelSize->value().get<double>(); entered != m_pixelSizeUm) {
            m_pixelSizeUm = entered;
            emit pixelSizeEdited(entered);
        }
    });
}

void DatasetSummaryView::setDataset(const data::SliceDataset& dataset)
{
    const auto& summary = dataset.summary();
    const QLocale locale;
    m_slices->setText(locale.toString(static_cast<qlonglong>(summary.images)));
    const QString size = areaText(summary.width, summary.height, summary.pixelSizeUm);
    m_size->setText(summary.sizesDiffer ? tr("%1 and others").arg(size) : size);
    m_depth->setText(
        summary.channels == 1
            ? tr("%1 bit").arg(summary.bitDepth)
            : tr("%1 bit, %2 channels converted to grey").arg(summary.bitDepth).arg(summary.channels));
    showPixelSize(dataset);
    const QString pitch = tr("about %1 apart").arg(lengthText(summary.fibrePitchPx, summary.pixelSizeUm));
    m_fibres->setText(summary.fibrePitchPx == 0.0 ? tr("none found")
                      : dataset.scale() == 1.0
                          ? pitch
                          : tr("%1, scaled by %2").arg(pitch, shortNumber(dataset.scale())));
    m_scaling->setVisible(summary.fibrePitchPx > data::longestPitchPx);
    m_region->setSpec(dataset.spec(), m_pixelSizeUm > 0.0 ? std::optional(m_pixelSizeUm) : std::nullopt);
    m_fieldOfView->setText(summary.fieldOfViewShare < 1.0
                               ? tr("%1 % of the slice, %2")
                                     .arg(locale.toString(100.0 * summary.fieldOfViewShare, 'f', 1),
                                          areaText(summary.fieldOfViewBounds.width,
                                                   summary.fieldOfViewBounds.height, summary.pixelSizeUm))
                               : tr("the whole slice"));
    const auto patchSize = static_cast<double>(dataset.spec().patchSize);
    m_patches->setText(tr("about %1 of %2 to train on")
                           .arg(locale.toString(static_cast<qlonglong>(summary.independentPatches)),
                                areaText(patchSize, patchSize, summary.pixelSizeUm)));
    m_memory->setText(locale.formattedDataSize(memoryBytes(dataset)));

    QStringList notes;
    for (const auto& note : summary.notes) {
        notes << specText(note);
    }
    m_notes->setText(notes.isEmpty() ? tr("none") : notes.join(QLatin1Char('\n')));
    m_skippedTitle->setText(tr("%Ln file(s) skipped:", nullptr, static_cast<int>(summary.skipped.size())));
    m_skipped->clear();
    for (const auto& skipped : summary.skipped) {
        m_skipped->addItem(QStringLiteral("%1: %2").arg(QString::fromStdString(skipped.file),
                                                        QString::fromStdString(skipped.reason)));
    }
    m_skippedTitle->setVisible(!summary.skipped.empty());
    m_skipped->setVisible(!summary.skipped.empty());
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

QLabel* DatasetSummaryView::addRow(QFormLayout& form, const char* name, const QString& title,
                                   const QString& help)
{
    auto* value = named(new QLabel(this), name, title, help);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form.addRow(title, value);
    return value;
}

}  // namespace synthslice::ui
