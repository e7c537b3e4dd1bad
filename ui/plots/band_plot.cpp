#include "ui/plots/band_plot.h"

#include "ui/plots/axis_colours.h"
#include "ui/shared/colours.h"

namespace synthslice::ui {

namespace {

QString inLines(const QString& text, const QFontMetrics& font, int widthPx)
{
    QString lines;
    QString line;
    for (const QString& word : text.simplified().split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        const bool fits = line.isEmpty() || font.horizontalAdvance(longer) <= widthPx;
        if (!fits) lines += line + u'\n';
        line = fits ? longer : word;
    }
    return lines + line;
}

}  // namespace

BandPlot::BandPlot(QWidget* parent) : QCustomPlot(parent), m_low(addGraph()), m_high(addGraph())
{
    m_high->setChannelFillGraph(m_low);
    setMinimumHeight(140);
    connect(this, &QCustomPlot::afterLayout, this, &BandPlot::fitYLabel);
    applyColours();
}

void BandPlot::setBand(const std::vector<double>& x, const std::vector<double>& low,
                       const std::vector<double>& high)
{
    const QVector<double> keys(x.begin(), x.end());
    m_low->setData(keys, {low.begin(), low.end()}, true);
    m_high->setData(keys, {high.begin(), high.end()}, true);
}

void BandPlot::setBandScatterStyle(const QCPScatterStyle& style)
{
    m_low->setScatterStyle(style);
    m_high->setScatterStyle(style);
}

void BandPlot::showLegend(const QString& bandName)
{
    m_low->removeFromLegend();
    m_high->setName(bandName);
    legend->setVisible(true);
}

void BandPlot::showAll()
{
    constexpr double margin = 1.1;
    rescaleAxes();
    xAxis->scaleRange(margin);
    yAxis->scaleRange(margin);
    replot(QCustomPlot::rpQueuedReplot);
}

void BandPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

void BandPlot::fitYLabel()
{
    const QString fitting = inLines(yAxis->label(), QFontMetrics(yAxis->labelFont()), axisRect()->height());
    if (fitting == yAxis->label()) return;
    yAxis->setLabel(fitting);
    replot(QCustomPlot::rpQueuedReplot);
}

void BandPlot::applyColours()
{
    const QColor text = palette().color(QPalette::Text);
    QColor band = heldOutColour;
    band.setAlpha(70);
    setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : {xAxis, yAxis}) setAxisColours(*axis, text, text);
    legend->setBrush(palette().color(QPalette::Base));
    legend->setBorderPen(palette().color(QPalette::Mid));
    legend->setTextColor(text);
    m_low->setPen(QPen(heldOutColour, 1));
    m_high->setPen(QPen(heldOutColour, 1));
    m_high->setBrush(band);
    replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace synthslice::ui
