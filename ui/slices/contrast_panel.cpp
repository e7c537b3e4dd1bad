#include "ui/slices/contrast_panel.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"
#include "ui/plots/picture_style.h"
#include "ui/slices/histogram_view.h"

namespace synthslice::ui {

namespace {

constexpr double largestValue = 1e15;

}  // namespace

ContrastPanel::ContrastPanel(QWidget* parent)
    : QWidget(parent), m_ofValues(new QWidget(this)),
      m_histogram(named(new HistogramView(this), "sliceHistogram", tr("Histogram"),
                        tr("How often the file's grey values occur in the field of view (logarithmic); drag "
                           "the two limits"))),
      m_black(makeLimit("contrastBlack", tr("Black"), tr("Grey value of the file that is shown black"))),
      m_white(makeLimit("contrastWhite", tr("White"), tr("Grey value of the file that is shown white")))
{
    auto* ofValues = new QVBoxLayout(m_ofValues);
    ofValues->setContentsMargins(0, 0, 0, 0);
    ofValues->addWidget(m_histogram);
    auto* limits = new QFormLayout;
    limits->addRow(tr("Black"), m_black);
    limits->addRow(tr("White"), m_white);
    ofValues->addLayout(limits);
    ofValues->addWidget(makeButtons());
    m_ofValues->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_ofValues);
    column->addWidget(makeStyle());
    column->addStretch();
    connect(m_histogram, &HistogramView::limitsDragged, this, &ContrastPanel::limitsEdited);
    connect(m_black, &QDoubleSpinBox::valueChanged, this, &ContrastPanel::takeBlack);
    connect(m_white, &QDoubleSpinBox::valueChanged, this, &ContrastPanel::takeWhite);
}

void ContrastPanel::setValues(const ValueHistogram& histogram, ValueRange limits)
{
    m_ofValues->setEnabled(true);
    m_automatic = histogram.automatic;
    m_step = histogram.step;
    m_histogram->setHistogram(histogram, limits);
    const QSignalBlocker black(m_black);
    const QSignalBlocker white(m_white);
    for (auto* limit : {m_black, m_white}) {
        limit->setDecimals(decimalsOf(m_step));
    }
    m_black->setValue(limits.black);
    m_white->setValue(limits.white);
}

QDoubleSpinBox* ContrastPanel::makeLimit(const char* name, const QString& title, const QString& help)
{
    auto* limit = named(new QDoubleSpinBox(this), name, title, help);
    limit->setRange(-largestValue, largestValue);
    limit->setKeyboardTracking(false);
    limit->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    guardControl(limit);
    return limit;
}

QWidget* ContrastPanel::makeButtons()
{
    auto* automatic = named(new QPushButton(tr("Automatic"), this), "contrastAutomatic", tr("Automatic"),
                            tr("Shows the darkest 0.5 % of this slice's field of view black, the brightest "
                               "0.5 % white"));
    connect(automatic, &QPushButton::clicked, this, [this] {
        if (m_automatic.white > m_automatic.black) {
            emit limitsEdited(m_automatic);
        }
    });
    auto* reset = named(new QPushButton(tr("Reset"), this), "contrastReset", tr("Reset"),
                        tr("Shows the slices as the networks see them"));
    connect(reset, &QPushButton::clicked, this, &ContrastPanel::resetRequested);
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(automatic);
    row->addWidget(reset);
    return buttons;
}

QWidget* ContrastPanel::makeStyle()
{
    auto* colours = named(
        new QComboBox(this), "colourMap", tr("Colours"),
        tr("Colours of grey levels, in all pictures of the program; files keep their grey"));
    for (int map = 0; map < colourMapCount; ++map) {
        colours->addItem(colourMapName(static_cast<ColourMap>(map)));
    }
    guardControl(colours);
    auto* bars = named(
        new QCheckBox(tr("Scale bars"), this), "scaleBars", tr("Scale bars"),
        tr("Draws a scale bar (µm, or px where the pixel size is not known) into all pictures, "
           "saved and copied ones too"));
    const auto show = [colours, bars] {
        colours->setCurrentIndex(static_cast<int>(pictureStyle().colourMap()));
        bars->setChecked(pictureStyle().hasScaleBars());
    };
    show();
    connect(&pictureStyle(), &PictureStyle::changed, this, show);
    connect(colours, &QComboBox::currentIndexChanged, this,
            [](int map) { pictureStyle().setColourMap(static_cast<ColourMap>(map)); });
    connect(bars, &QCheckBox::toggled, this, [](bool on) { pictureStyle().setScaleBars(on); });
    auto* style = new QWidget(this);
    auto* form = new QFormLayout(style);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Colours"), colours);
    form->addRow(bars);
    return style;
}

void ContrastPanel::takeBlack(double black)
{
    emit limitsEdited({black, std::max(m_white->value(), black + m_step)});
}

void ContrastPanel::takeWhite(double white)
{
    emit limitsEdited({std::min(m_black->value(), white - m_step), white});
}

}  // namespace synthslice::ui
