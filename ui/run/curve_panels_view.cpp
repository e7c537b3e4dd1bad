#include "ui/run/curve_panels_view.h"

#include <algorithm>

#include "ui/shared/axis_colours.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

/// Whether two lists of panels differ in their points only.
bool sameLayout(const std::vector<session::CurvePanel>& a, const std::vector<session::CurvePanel>& b)
{
    return std::ranges::equal(a, b, [](const session::CurvePanel& one, const session::CurvePanel& other) {
        return one.title == other.title && one.xLabel == other.xLabel && one.yLabel == other.yLabel &&
               std::ranges::equal(one.curves, other.curves, {}, &session::Curve::label,
                                  &session::Curve::label);
    });
}

}  // namespace

CurvePanelsView::CurvePanelsView(QWidget* parent) : QCustomPlot(parent)
{
    setMinimumSize(200, 160);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plotLayout()->clear();
    connect(this, &QCustomPlot::mouseDoubleClick, this, [this] { fill(); });
}

void CurvePanelsView::show(const std::vector<session::CurvePanel>& panels)
{
    const bool same = sameLayout(panels, m_panels);
    m_panels = panels;
    if (!same) rebuild();
    fill();
}

void CurvePanelsView::rebuild()
{
    m_panes.clear();
    clearPlottables();
    plotLayout()->clear();
    plotLayout()->simplify();
    const int columns = m_panels.size() > 1 ? 2 : 1;
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        const int place = static_cast<int>(i);
        m_panes.push_back(addPane(m_panels[i], place / columns, place % columns));
    }
    applyColours();
}

CurvePanelsView::Pane CurvePanelsView::addPane(const session::CurvePanel& panel, int row, int column)
{
    Pane pane{new QCPAxisRect(this), new QCPTextElement(this, specText(panel.title)), new QCPLegend, {}};
    plotLayout()->addElement(2 * row, column, pane.title);
    plotLayout()->addElement(2 * row + 1, column, pane.rect);
    plotLayout()->setRowStretchFactor(2 * row, 0.001);
    pane.rect->axis(QCPAxis::atBottom)->setLabel(specText(panel.xLabel));
    pane.rect->axis(QCPAxis::atLeft)->setLabel(specText(panel.yLabel));
    pane.rect->insetLayout()->addElement(pane.legend, Qt::AlignTop | Qt::AlignRight);
    pane.legend->setLayer("legend");
    pane.legend->setIconSize(14, 10);
    QFont small = font();
    small.setPointSizeF(0.8 * small.pointSizeF());
    pane.legend->setFont(small);
    for (const session::Curve& curve : panel.curves) {
        auto* drawn = new QCPCurve(pane.rect->axis(QCPAxis::atBottom), pane.rect->axis(QCPAxis::atLeft));
        drawn->setName(specText(curve.label));
        drawn->removeFromLegend();
        drawn->addToLegend(pane.legend);
        pane.curves.push_back(drawn);
    }
    pane.legend->setVisible(panel.curves.size() > 1);
    return pane;
}

void CurvePanelsView::fill()
{
    constexpr double margin = 1.05;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        for (std::size_t k = 0; k < m_panes[i].curves.size(); ++k) {
            const session::Curve& curve = m_panels[i].curves[k];
            m_panes[i].curves[k]->setData({curve.x.begin(), curve.x.end()}, {curve.y.begin(), curve.y.end()});
        }
        for (QCPAxis* axis : m_panes[i].rect->axes()) {
            axis->rescale();
            axis->scaleRange(margin);
        }
    }
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePanelsView::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

void CurvePanelsView::applyColours()
{
    const QColor text = palette().color(QPalette::Text);
    setBackground(palette().color(QPalette::Base));
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const Pane& pane = m_panes[i];
        pane.title->setTextColor(text);
        QColor veil = palette().color(QPalette::Base);
        veil.setAlpha(170);  // curves behind it still show
        pane.legend->setBrush(veil);
        pane.legend->setBorderPen(Qt::NoPen);
        pane.legend->setTextColor(text);
        for (QCPAxis* axis : pane.rect->axes()) setAxisColours(*axis, text, text);
        for (std::size_t k = 0; k < pane.curves.size(); ++k) {
            const QColor colour = seriesColour(palette(), static_cast<int>(k));
            const bool points = m_panels[i].curves[k].points;
            pane.curves[k]->setPen(QPen(colour, 2));
            pane.curves[k]->setLineStyle(points ? QCPCurve::lsNone : QCPCurve::lsLine);
            pane.curves[k]->setScatterStyle(points ? QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 3)
                                                   : QCPScatterStyle());
        }
    }
    replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace synthslice::ui
