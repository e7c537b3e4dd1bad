#include "ui/slices/slice_pane.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/plots/picture_style.h"
#include "ui/shared/background_task.h"
#include "ui/shared/colours.h"
#include "ui/shared/length_text.h"
#include "ui/shared/literal_text.h"
#include "ui/slices/contrast_panel.h"

namespace synthslice::ui {

namespace {

constexpr int contrastWidthPx = 210;

QString legendEntry(const QColor& colour, const QString& text)
{
    return QStringLiteral("<span style='color:%1'>■</span> %2").arg(colour.name(), text.toHtmlEscaped());
}

}  // namespace

SlicePane::SlicePane(const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_view(named(new SliceView(this), "sliceView", tr("Slice"),
                                    tr("Wheel or + and − zoom, 0 fits, dragging pans"))),
      m_contrast(new ContrastPanel(this)), m_drawing(new BackgroundTask(this))
{
    addPictureExport(
        m_view, QStringLiteral("slice"), [this] { return m_view->picture(); }, showError);
    m_contrast->setFixedWidth(contrastWidthPx);
    auto* pictureAndContrast = new QHBoxLayout;
    pictureAndContrast->addWidget(m_view, 1);
    pictureAndContrast->addWidget(m_contrast);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(pictureAndContrast, 1);
    column->addWidget(makeLegend());
    column->addWidget(makeBar());

    connect(m_slider, &QSlider::valueChanged, this, [this](int slice) {
        m_asked.slice = static_cast<std::size_t>(slice);
        showSlice();
    });
    connect(m_view, &SliceView::hovered, this, &SlicePane::showPixel);
    connect(m_view, &SliceView::left, m_pixel, &QLabel::clear);
    connect(m_contrast, &ContrastPanel::limitsEdited, this,
            [this](ValueRange limits) { setRange(toGrey(limits, *m_shown.dataset, m_shown.slice)); });
    connect(m_contrast, &ContrastPanel::resetRequested, this, [this] { setRange(std::nullopt); });
    connect(&pictureStyle(), &PictureStyle::changed, this, &SlicePane::showSlice);
}

void SlicePane::setDataset(std::shared_ptr<const data::SliceDataset> dataset)
{
    m_asked = {std::move(dataset), 0, m_asked.previewSeed};
    m_range.reset();
    m_view->setPixelSizeUm(m_asked.dataset->summary().pixelSizeUm);
    const auto last = static_cast<int>(m_asked.dataset->slices().size()) - 1;
    m_slider->setRange(0, last);
    m_slider->setEnabled(last > 0);
    m_slider->setValue(0);
    showSlice();
}

void SlicePane::showOtherPatches()
{
    ++m_asked.previewSeed;
    showSlice();
}

QWidget* SlicePane::makeLegend()
{
    auto* legend = new QLabel(QStringList{legendEntry(fieldOfViewColour, tr("field of view")),
                                          legendEntry(trainingColour, tr("training")),
                                          legendEntry(heldOutColour, tr("held out")),
                                          legendEntry(patchColour, tr("patches shown below"))}
                                  .join(QStringLiteral("  ")),
                              this);
    m_pixel = named(new QLabel(this), "slicePixel", tr("Pixel under the pointer"),
                    tr("Position (µm, px) and the file's grey value under the pointer"));
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(legend, 1);
    row->addWidget(m_pixel);
    return line;
}

QWidget* SlicePane::makeBar()
{
    m_slider = named(new QSlider(Qt::Horizontal, this), "sliceSlider", tr("Slice number"),
                     tr("Chooses the slice that is shown"));
    m_name = named(new QLabel(this), "sliceName", tr("Name of the slice"),
                   tr("File that the slice comes from"));
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name);
    row->addWidget(m_slider, 1);
    const auto addButton = [&](const char* name, const QString& text, const QString& help,
                               void (SliceView::*slot)()) {
        auto* button = named(new QToolButton(this), name, help, help);
        button->setText(text);
        connect(button, &QToolButton::clicked, m_view, slot);
        row->addWidget(button);
    };
    addButton("zoomOut", QStringLiteral("−"), tr("Zoom out (−)"), &SliceView::zoomOut);
    addButton("zoomIn", QStringLiteral("+"), tr("Zoom in (+)"), &SliceView::zoomIn);
    addButton("zoomFit", tr("Fit"), tr("Show the whole slice (0)"), &SliceView::fit);
    return bar;
}

void SlicePane::showSlice()
{
    m_wanted = m_asked.dataset == nullptr || m_drawing->isRunning();
    if (m_wanted) {
        return;
    }
    const auto& slices = m_asked.dataset->slices();
    m_name->setText(literalText(tr("%1 of %2: %3")
                                    .arg(m_asked.slice + 1)
                                    .arg(slices.size())
                                    .arg(QString::fromStdString(slices[m_asked.slice].name))));
    m_drawing->start(
        [what = m_asked, display = SliceDisplay{m_range, pictureStyle().colourMap()}](const Progress&) {
            return drawSlice(*what.dataset, what.slice, what.previewSeed, display);
        },
        [this, what = m_asked](const SlicePicture& picture) {
            take(picture, what);
            if (m_wanted) {
                showSlice();
            }
        });
}

void SlicePane::take(const SlicePicture& picture, const Shown& what)
{
    m_view->setSlice(picture.slice, picture.overlay);
    m_contrast->setValues(picture.histogram, picture.values);
    if (m_shown != what) {
        m_shown = what;
        emit patchesChanged(picture);
    }
}

void SlicePane::showPixel(QPoint pixel)
{
    const auto pixelSizeUm = m_shown.dataset->summary().pixelSizeUm;
    const data::Slice& slice = m_shown.dataset->slices()[m_shown.slice];
    const double value = fileValue(slice, pixel);
    const QString text = std::isnan(value)
                             ? tr("no number")
                             : QLocale().toString(value, 'f', decimalsOf(std::abs(slice.fileValue.step)));
    m_pixel->setText(tr("x %1, y %2: %3")
                         .arg(lengthText(pixel.x(), pixelSizeUm), lengthText(pixel.y(), pixelSizeUm), text));
}

void SlicePane::setRange(std::optional<GreyRange> range)
{
    m_range = range;
    showSlice();
}

}  // namespace synthslice::ui
