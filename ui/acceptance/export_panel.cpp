#include "ui/acceptance/export_panel.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

#include "engine/acceptance/criteria/criterion.h"
#include "ui/controls/control.h"
#include "ui/controls/task_progress.h"
#include "ui/controls/value_editor.h"
#include "ui/shared/background_task.h"
#include "ui/shared/colours.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

struct FormatChoice {
    const char* name;
    data::ImageFormat format;
    int bits;
};

constexpr std::array formats{
    FormatChoice{"PNG", data::ImageFormat::Png, 8}, FormatChoice{"PNG", data::ImageFormat::Png, 16},
    FormatChoice{"TIFF", data::ImageFormat::Tiff, 8}, FormatChoice{"TIFF", data::ImageFormat::Tiff, 16}};

}  // namespace

ExportPanel::ExportPanel(BackgroundTask* exporting, QWidget* parent)
    : QWidget(parent),
      m_source(named(
          new QComboBox(this), "exportSource", tr("What to export"),
          tr("The accepted images of the gallery, or new ones until as many as asked for are accepted"))),
      m_count(
          named(new QSpinBox(this), "exportCount", tr("Images to export"), tr("Accepted images to write"))),
      m_tries(named(new QSpinBox(this), "exportTries", tr("At most generated"),
                    tr("Images generated before it is given up"))),
      m_folder(named(new QLineEdit(this), "exportFolder", tr("Folder"),
                     tr("New or empty folder for the images and their manifest"))),
      m_choose(named(new QPushButton(tr("Choose…"), this), "chooseExportFolder", tr("Choose folder"),
                     tr("Chooses the folder"))),
      m_format(named(new QComboBox(this), "exportFormat", tr("Format"),
                     tr("File format and bits per pixel; fewer bits than the slices have lose grey levels"))),
      m_pixelSize(named(new QDoubleSpinBox(this), "exportPixelSize", tr("Pixel size"),
                        tr("Size of a pixel in µm, written into the files; 0 leaves it out"))),
      m_labels(named(
          new QCheckBox(tr("with labels"), this), "exportLabels", tr("Labels"),
          tr("Also writes which fibre, or phase, each pixel belongs to (labels, 16 bit) and where the fibres "
             "are (fibres.csv, in px and µm)"))),
      m_export(named(new QPushButton(tr("Export"), this), "export", tr("Export"), QString())),
      m_report(named(new QLabel(this), "exportReport", tr("Result of the export"), tr("What was exported"))),
      m_openFolder(named(new QPushButton(tr("Open folder"), this), "openExportFolder", tr("Open folder"),
                         tr("Opens the folder with the exported images"))),
      m_exporting(exporting)
{
    m_source->addItem({});
    m_source->addItem(tr("New images, until enough are accepted"));
    m_count->setRange(1, 1000000);
    m_count->setValue(50);
    m_tries->setRange(1, 100000000);
    m_tries->setValue(10000);
    for (const auto& format : formats) {
        m_format->addItem(tr("%1, %2 bit").arg(QString::fromLatin1(format.name)).arg(format.bits));
    }
    m_pixelSize->setRange(0.0, 1e6);
    m_pixelSize->setDecimals(4);
    m_pixelSize->setSuffix(tr(" µm"));
    m_pixelSize->setSpecialValueText(tr("not written"));
    m_report->setWordWrap(true);
    m_report->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_openFolder->hide();
    for (QWidget* control :
         std::initializer_list<QWidget*>{m_source, m_count, m_tries, m_format, m_pixelSize}) {
        guardControl(control);
    }

    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Export"), m_source);
    form->addRow(tr("Images"), sideBySide({m_count, new QLabel(tr("of at most"), this), m_tries}));
    form->addRow(tr("Folder"), sideBySide({m_folder, m_choose}));
    form->addRow(tr("Format"), sideBySide({m_format, new QLabel(tr("pixel"), this), m_pixelSize, m_labels}));
    form->addRow(QString(), sideBySide({m_export, m_openFolder}));
    form->addRow(new TaskProgress(exporting, QStringLiteral("exportProgress"), this));
    form->addRow(m_report);

    connect(m_source, &QComboBox::currentIndexChanged, this, &ExportPanel::refresh);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportPanel::refresh);
    connect(m_choose, &QPushButton::clicked, this, &ExportPanel::chooseFolder);
    connect(m_openFolder, &QPushButton::clicked, this, &ExportPanel::openFolder);
    connect(m_export, &QPushButton::clicked, this, &ExportPanel::exportRequested);
    connect(exporting, &BackgroundTask::started, this, &ExportPanel::refresh);
    connect(exporting, &BackgroundTask::finished, this, &ExportPanel::refresh);
    refresh();
}

bool ExportPanel::generatesMore() const
{
    return m_source->currentIndex() == 1;
}

acceptance::ExportSpec ExportPanel::spec() const
{
    const auto& format = formats.at(static_cast<std::size_t>(m_format->currentIndex()));
    return {.folder = toPath(m_folder->text()),
            .count = static_cast<std::size_t>(m_count->value()),
            .maxTries = static_cast<std::size_t>(m_tries->value()),
            .encoding = {.format = format.format, .bits = format.bits, .pixelSizeUm = m_pixelSize->value()},
            .labels = m_labels->isChecked()};
}

void ExportPanel::setPixelSizeUm(double pixelSizeUm)
{
    if (pixelSizeUm == m_givenPixelSizeUm) return;
    m_givenPixelSizeUm = pixelSizeUm;
    m_pixelSize->setValue(pixelSizeUm);
}

void ExportPanel::setBitDepth(int bits)
{
    if (bits == m_bitDepth) {
        return;
    }
    m_bitDepth = bits;
    const data::ImageFormat format = spec().encoding.format;
    const auto fitting = std::ranges::find_if(
        formats, [&](const FormatChoice& choice) { return choice.format == format && choice.bits == bits; });
    m_format->setCurrentIndex(static_cast<int>(fitting - formats.begin()));
}

void ExportPanel::setAcceptedInGallery(int accepted)
{
    m_accepted = accepted;
    refresh();
}

void ExportPanel::setObstacles(const QString& ofGallery, const QString& ofNewImages)
{
    m_whyNotGallery = ofGallery;
    m_whyNotNewImages = ofNewImages;
    refresh();
}

void ExportPanel::showReport(const acceptance::ExportReport& report)
{
    QStringList lines{tr("%1 of %2 images were accepted and written: yield %3 %.")
                          .arg(report.accepted)
                          .arg(report.generated)
                          .arg(QLocale().toString(100.0 * report.yield(), 'f', 0))};
    if (report.interrupted) lines << tr("The export was interrupted: what was accepted until then is kept.");
    for (const auto& [name, refused] : report.refusedBy) {
        const auto* criterion = acceptance::findCriterion(name, report.material);
        lines << tr("%1: %2 refused")
                     .arg(criterion == nullptr ? QString::fromStdString(name) : measureLabel(*criterion))
                     .arg(refused);
    }
    m_report->setText(literalText(lines.join(QLatin1Char('\n'))));
    setTextColour(*m_report, plainColour);
    m_openFolder->show();
}

void ExportPanel::showError(const Error& error)
{
    m_report->setText(literalText(QString::fromStdString(error.text())));
    setTextColour(*m_report, alertColour);
    m_openFolder->hide();
}

void ExportPanel::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the images"),
                                                             m_folder->text());
    if (!folder.isEmpty()) {
        m_folder->setText(folder);
    }
}

void ExportPanel::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text()));
}

void ExportPanel::refresh()
{
    m_source->setItemText(0, tr("The %Ln accepted of the gallery", nullptr, m_accepted));
    m_count->setEnabled(generatesMore());
    m_tries->setEnabled(generatesMore());
    QString obstacle = generatesMore() ? m_whyNotNewImages : m_whyNotGallery;
    if (obstacle.isEmpty() && m_folder->text().isEmpty()) obstacle = tr("Choose a folder first");
    m_export->setEnabled(obstacle.isEmpty() && !m_exporting->isRunning());
    m_export->setToolTip(obstacle.isEmpty() ? tr("Writes the images with manifest.csv and manifest.json")
                                            : obstacle);
}

}  // namespace synthslice::ui
