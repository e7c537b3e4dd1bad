#include "ui/samples/curve_panels_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QToolTip>

#include "ui/plots/axis_colours.h"
#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr double dotPx = 11.0;
constexpr double chosenDotPx = 15.0;
constexpr double catchPx = 12.0;  ///< how far from a dot the mouse may take it

/// Whether two lists of panels differ in their points only.
bool sameLayout(const std::vector<CurvePanel>& a, const std::vector<CurvePanel>& b)
{
    return std::ranges::equal(a, b, [](const CurvePanel& one, const CurvePanel& other) {
        return one.title == other.title && one.xLabel == other.xLabel && one.yLabel == other.yLabel &&
               one.heat.has_value() == other.heat.has_value() &&
               std::ranges::equal(one.curves, other.curves, {}, &Curve::label, &Curve::label);
    });
}

/// A curve of Curve::arrows.
class ArrowCurve final : public QCPCurve {
public:
    using QCPCurve::QCPCurve;

protected:
    void draw(QCPPainter* painter) override
    {
        const QCPLineEnding head(QCPLineEnding::esSpikeArrow, 4, 5);
        applyDefaultAntialiasingHint(painter);
        painter->setPen(mPen);
        painter->setBrush(mPen.color());
        for (int i = 0; i + 1 < dataCount(); i += 3) {
            const auto from = mDataContainer->constBegin() + i;
            const QCPVector2D tail(coordsToPixels(from->key, from->value));
            const QCPVector2D tip(coordsToPixels((from + 1)->key, (from + 1)->value));
            painter->drawLine(tail.toPointF(), tip.toPointF());
            if ((tip - tail).length() > head.realLength()) head.draw(painter, tip, tip - tail);
        }
    }
};

/// Whether both axes are lengths of one plane, in which a circle is to be one.
bool isPlane(const CurvePanel& panel)
{
    return panel.heat || std::ranges::all_of(panel.curves, &Curve::points);
}

bool countsAlongX(const CurvePanel& panel)
{
    return std::ranges::all_of(panel.curves, [](const Curve& curve) {
        return !curve.x.empty() && curve.x.size() < 30 &&
               std::ranges::all_of(curve.x, [](double x) { return x == std::round(x); });
    });
}

QColor mixed(const QColor& a, const QColor& b, double shareOfA)
{
    const auto mix = [&](int ofA, int ofB) {
        return static_cast<int>(std::lround(shareOfA * ofA + (1.0 - shareOfA) * ofB));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

CurvePanelsView::CurvePanelsView(QWidget* parent) : QCustomPlot(parent)
{
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    plotLayout()->clear();
    plotLayout()->setRowSpacing(0);
    connect(this, &QCustomPlot::mouseDoubleClick, this, [this] { fill(); });
    connect(this, &QCustomPlot::afterLayout, this, &CurvePanelsView::keepCirclesRound);
}

void CurvePanelsView::show(const std::vector<CurvePanel>& panels)
{
    const bool same = sameLayout(panels, m_panels);
    m_panels = panels;
    if (!same) rebuild();
    fill();
}

void CurvePanelsView::rebuild()
{
    m_panes.clear();
    m_dots.clear();
    m_handles.clear();
    m_dragging = false;
    clearItems();
    clearPlottables();
    plotLayout()->clear();
    plotLayout()->simplify();
    for (const CurvePanel& panel : m_panels) m_panes.push_back(makePane(panel));
    arrange();
    updateGeometry();
    applyColours();
}

CurvePanelsView::Pane CurvePanelsView::makePane(const CurvePanel& panel)
{
    Pane pane{new QCPAxisRect(this), new QCPTextElement(this, specText(panel.title)), new QCPLegend};
    for (QCPLayoutElement* element : pane.elements())
        plotLayout()->addElement(element);  // theirs is arrange()
    pane.rect->setMinimumMargins(QMargins(8, 4, 12, 4));
    pane.title->setFont(font());
    pane.title->setMargins(QMargins(2, 4, 2, 2));
    QCPAxis* x = pane.rect->axis(QCPAxis::atBottom);
    QCPAxis* y = pane.rect->axis(QCPAxis::atLeft);
    if (countsAlongX(panel)) {
        const QSharedPointer<QCPAxisTickerFixed> ticker(new QCPAxisTickerFixed);
        ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        x->setTicker(ticker);
    }
    pane.legend->setLayer("legend");
    pane.legend->setFillOrder(QCPLegend::foColumnsFirst);
    pane.legend->setMargins(QMargins(8, 0, 8, 0));
    pane.legend->setIconSize(14, 10);
    QFont small = font();
    small.setPointSizeF(0.8 * small.pointSizeF());
    pane.legend->setFont(small);
    if (panel.heat) {
        pane.heat = new QCPColorMap(x, y);
        pane.heat->setInterpolate(true);
        addToLegend(pane, *pane.heat, panel.heat->label);
    }
    for (const Curve& curve : panel.curves) {
        pane.curves.push_back(curve.arrows ? new ArrowCurve(x, y) : new QCPCurve(x, y));
        addToLegend(pane, *pane.curves.back(), curve.label);
    }
    pane.legend->setVisible(panel.curves.size() > 1 &&
                            !panel.heat);  // a heat map's colours are those of the points
    return pane;
}

int CurvePanelsView::columns() const
{
    constexpr int leastColumnPx = 270;
    const int panels = static_cast<int>(m_panels.size());
    return std::clamp(width() / leastColumnPx, std::min(2, panels),
                      std::max(1, panels > 4 ? 3 : std::min(2, panels)));
}

void CurvePanelsView::arrange()
{
    constexpr int partsOfPane = 3;
    constexpr double asLowAsItIs = 0.001;
    m_columns = columns();
    QCPLayoutGrid& grid = *plotLayout();
    for (const Pane& pane : m_panes) {
        for (QCPLayoutElement* element : pane.elements()) grid.take(element);
    }
    grid.simplify();
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const int row = partsOfPane * (static_cast<int>(i) / m_columns);
        const int column = static_cast<int>(i) % m_columns;
        for (int part = 0; QCPLayoutElement * element : m_panes[i].elements()) {
            const bool isRect = element == m_panes[i].rect;
            grid.addElement(row + part, column, element);
            grid.setRowStretchFactor(row + part, isRect ? 1.0 : asLowAsItIs);
            ++part;
        }
    }
    fitLabels();
}

int CurvePanelsView::rows() const
{
    return m_columns == 0 ? 0 : (static_cast<int>(m_panes.size()) + m_columns - 1) / m_columns;
}

QSize CurvePanelsView::minimumSizeHint() const
{
    constexpr int leastRowPx = 110;
    return {200, leastRowPx * std::max(1, rows())};
}

/// Lengthens the axis along which a plane is drawn too small.
void CurvePanelsView::keepCirclesRound()
{
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        if (!isPlane(m_panels[i])) continue;
        QCPAxis* x = m_panes[i].rect->axis(QCPAxis::atBottom);
        QCPAxis* y = m_panes[i].rect->axis(QCPAxis::atLeft);
        const QSize size = m_panes[i].rect->size();
        if (size.isEmpty()) continue;
        QCPAxis* finer = x->range().size() / size.width() < y->range().size() / size.height() ? x : y;
        finer->setScaleRatio(finer == x ? y : x, 1.0);
    }
}

void CurvePanelsView::fitLabels()
{
    constexpr int leastRowPx = 150;
    const bool roomy = rows() > 0 && height() / rows() >= leastRowPx;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        m_panes[i].rect->axis(QCPAxis::atBottom)->setLabel(roomy ? specText(m_panels[i].xLabel) : QString());
        m_panes[i].rect->axis(QCPAxis::atLeft)->setLabel(roomy ? specText(m_panels[i].yLabel) : QString());
        for (QCPAxis* axis : m_panes[i].rect->axes()) axis->ticker()->setTickCount(roomy ? 5 : 3);
    }
}

void CurvePanelsView::addToLegend(const Pane& pane, QCPAbstractPlottable& plottable, const std::string& label)
{
    plottable.setName(specText(label));
    plottable.removeFromLegend();
    plottable.addToLegend(pane.legend);
}

void CurvePanelsView::fill()
{
    constexpr double margin = 1.05;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const Pane& pane = m_panes[i];
        if (const auto& heat = m_panels[i].heat) {
            const int rows = static_cast<int>(heat->values.size()) / heat->columns;
            pane.heat->data()->setSize(heat->columns, rows);
            pane.heat->data()->setRange({heat->left, heat->right}, {heat->bottom, heat->top});
            for (int cell = 0; cell < rows * heat->columns; ++cell) {
                pane.heat->data()->setCell(cell % heat->columns, cell / heat->columns,
                                           heat->values[static_cast<std::size_t>(cell)]);
            }
            pane.heat->setDataRange({heat->low, heat->high});
            pane.heat->updateLegendIcon();
        }
        for (std::size_t k = 0; k < pane.curves.size(); ++k) {
            const Curve& curve = m_panels[i].curves[k];
            pane.curves[k]->setData({curve.x.begin(), curve.x.end()}, {curve.y.begin(), curve.y.end()});
        }
        if (m_dragging && i == 0) continue;  // would run away from the mouse
        for (QCPAxis* axis : pane.rect->axes()) {
            axis->rescale();
            axis->scaleRange(margin);
        }
    }
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePanelsView::setHandles(const std::vector<spec::DragHandle>& handles)
{
    if (m_panes.empty() || handles == m_handles) return;
    std::vector<spec::DragHandle> placed = handles;
    if (placed.size() != m_dots.size()) {
        m_dragging = false;
        for (QCPItemTracer* dot : m_dots) removeItem(dot);
        m_dots.clear();
        for (std::size_t i = 0; i < placed.size(); ++i) {
            auto* dot = m_dots.emplace_back(new QCPItemTracer(this));
            dot->setStyle(QCPItemTracer::tsCircle);
            dot->setLayer("overlay");
            dot->setClipToAxisRect(false);  // a top is at the border
            dot->position->setAxisRect(m_panes.front().rect);
            dot->position->setAxes(&handleAxis(), m_panes.front().rect->axis(QCPAxis::atLeft));
        }
        m_chosen = 0;
    } else if (m_dragging) {
        placed[m_chosen].x = m_handles[m_chosen].x;
    }
    m_handles = std::move(placed);
    placeHandles();
    replot(QCustomPlot::rpQueuedReplot);
}

std::optional<QPointF> CurvePanelsView::handlePosition(const std::string& path) const
{
    const auto found = std::ranges::find(m_handles, path, &spec::DragHandle::path);
    if (found == m_handles.end()) return {};
    return m_dots[static_cast<std::size_t>(found - m_handles.begin())]->position->pixelPosition();
}

void CurvePanelsView::placeHandles()
{
    for (std::size_t i = 0; i < m_dots.size(); ++i) {
        const bool chosen = i == m_chosen && (hasFocus() || m_dragging);
        m_dots[i]->position->setCoords(m_handles[i].x, m_handles[i].y);
        m_dots[i]->setSize(chosen ? chosenDotPx : dotPx);
        m_dots[i]->setBrush(seriesColour(palette(), static_cast<int>(m_handles[i].curve)));
        m_dots[i]->setPen(QPen(palette().color(QPalette::Text), chosen ? 2.5 : 1.0));
    }
}

void CurvePanelsView::choose(std::size_t handle)
{
    m_chosen = handle;
    const spec::DragHandle& chosen = m_handles[handle];
    setAccessibleDescription(tr("%1: %2").arg(specText(chosen.label), numberText(chosen.valueAt(chosen.x))));
    placeHandles();
    replot(QCustomPlot::rpQueuedReplot);
}

/// To a place rounded to what a pixel tells.
void CurvePanelsView::moveHandle(std::size_t handle, double place)
{
    const double digit = std::pow(10.0, std::floor(std::log10(handleAxis().range().size() / 200.0)));
    m_handles[handle].x = std::round(place / digit) * digit;
    choose(handle);
    const spec::DragHandle moved = m_handles[handle];  // they are set anew meanwhile
    emit this->moved(moved.path, std::round(moved.valueAt(moved.x) / digit) * digit);
}

std::optional<std::size_t> CurvePanelsView::handleAt(const QPointF& position) const
{
    std::optional<std::size_t> nearest;
    double distance = catchPx;
    for (std::size_t i = 0; i < m_dots.size(); ++i) {
        const double here = QLineF(m_dots[i]->position->pixelPosition(), position).length();
        if (here <= distance) {
            nearest = i;
            distance = here;
        }
    }
    return nearest;
}

void CurvePanelsView::mousePressEvent(QMouseEvent* event)
{
    const auto handle = event->button() == Qt::LeftButton ? handleAt(event->position()) : std::nullopt;
    if (!handle) {
        QCustomPlot::mousePressEvent(event);
        return;
    }
    m_dragging = true;
    choose(*handle);
}

void CurvePanelsView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging) {
        const QRect inside = m_panes.front().rect->rect();
        moveHandle(m_chosen, handleAxis().pixelToCoord(std::clamp(event->position().x(),
                                                                  static_cast<double>(inside.left()),
                                                                  static_cast<double>(inside.right()))));
        return;
    }
    QCustomPlot::mouseMoveEvent(event);
    const auto handle = handleAt(event->position());
    handle ? setCursor(Qt::SizeHorCursor) : unsetCursor();
    if (handle)
        QToolTip::showText(event->globalPosition().toPoint(), specText(m_handles[*handle].label), this);
}

void CurvePanelsView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_dragging, false)) {
        QCustomPlot::mouseReleaseEvent(event);
        return;
    }
    emit released();
    fill();
}

void CurvePanelsView::keyPressEvent(QKeyEvent* event)
{
    const bool up = event->key() == Qt::Key_Up;
    const bool right = event->key() == Qt::Key_Right;
    if (m_handles.empty() || m_dragging ||
        (!up && !right && event->key() != Qt::Key_Down && event->key() != Qt::Key_Left)) {
        QCustomPlot::keyPressEvent(event);
    } else if (up || event->key() == Qt::Key_Down) {
        choose((m_chosen + (up ? m_handles.size() - 1 : 1)) % m_handles.size());
    } else {
        const double step = handleAxis().range().size() *
                            (event->modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 0.01);
        moveHandle(m_chosen, m_handles[m_chosen].x + (right ? step : -step));
    }
}

void CurvePanelsView::keyReleaseEvent(QKeyEvent* event)
{
    QCustomPlot::keyReleaseEvent(event);
    const bool moves = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (moves && !event->isAutoRepeat() && !m_handles.empty()) emit released();
}

void CurvePanelsView::focusInEvent(QFocusEvent* event)
{
    QCustomPlot::focusInEvent(event);
    if (!m_handles.empty()) choose(m_chosen);
}

void CurvePanelsView::focusOutEvent(QFocusEvent* event)
{
    QCustomPlot::focusOutEvent(event);
    placeHandles();
    replot(QCustomPlot::rpQueuedReplot);
}

void CurvePanelsView::resizeEvent(QResizeEvent* event)
{
    if (columns() != m_columns) {
        arrange();
        updateGeometry();
    } else {
        fitLabels();
    }
    fill();
    QCustomPlot::resizeEvent(event);
}

void CurvePanelsView::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

void CurvePanelsView::applyColours()
{
    const QColor text = palette().color(QPalette::Text);
    const QColor base = palette().color(QPalette::Base);
    setBackground(base);
    QCPColorGradient heat;  // from generated points' colour to that of real ones
    heat.setColorStops({{0.0, mixed(seriesColour(palette(), 1), base, 0.55)},
                        {0.5, base},
                        {1.0, mixed(seriesColour(palette(), 0), base, 0.55)}});
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const Pane& pane = m_panes[i];
        pane.title->setTextColor(text);
        pane.legend->setBrush(Qt::NoBrush);
        pane.legend->setBorderPen(Qt::NoPen);
        pane.legend->setTextColor(text);
        if (pane.heat != nullptr) {
            pane.heat->setGradient(heat);
            pane.heat->updateLegendIcon();
        }
        for (QCPAxis* axis : pane.rect->axes()) setAxisColours(*axis, text, text);
        for (std::size_t k = 0; k < pane.curves.size(); ++k) {
            const Curve& curve = m_panels[i].curves[k];
            const QColor colour = curve.arrows ? text : seriesColour(palette(), static_cast<int>(k));
            pane.curves[k]->setPen(QPen(colour, curve.arrows ? 0.8 : 2.0));
            pane.curves[k]->setLineStyle(curve.points ? QCPCurve::lsNone : QCPCurve::lsLine);
            pane.curves[k]->setScatterStyle(curve.points ? QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 3)
                                                         : QCPScatterStyle());
        }
    }
    placeHandles();
    replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace synthslice::ui
