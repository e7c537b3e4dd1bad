#include "ui/confusion/confusion_picture.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include "ui/confusion/confusion_model.h"
#include "ui/confusion/confusion_shade.h"
#include "ui/plots/svg_drawing.h"

namespace synthslice::ui {

namespace {

struct ConfusionPicture {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::ConfusionPicture)
};

constexpr int pointSizePx = 13;
constexpr int marginPx = 6;

/// Where the cells are, from the names and numbers that they hold.
class Layout {
public:
    explicit Layout(const ConfusionModel& model) : m_font(QStringLiteral("sans-serif"))
    {
        m_font.setPixelSize(pointSizePx);
        const QFontMetrics metrics(m_font);
        const std::size_t count = model.classes().size();
        for (std::size_t row = 0; row < count; ++row) {
            const QString name = QString::fromStdString(model.classes()[row]);
            m_cellWidth = std::max(m_cellWidth, metrics.horizontalAdvance(name));
            for (std::size_t column = 0; column < count; ++column)
                m_cellWidth = std::max(m_cellWidth, metrics.horizontalAdvance(model.text(row, column)));
        }
        m_cellWidth += 2 * marginPx;
        m_cellHeight = metrics.height() + 2 * marginPx;
        m_count = static_cast<int>(count);
        m_left = std::max(m_cellWidth, metrics.horizontalAdvance(trueTitle()) + 2 * marginPx);
    }

    [[nodiscard]] const QFont& font() const { return m_font; }
    [[nodiscard]] QSize size() const
    {
        return {m_left + m_count * m_cellWidth + marginPx, (m_count + 2) * m_cellHeight + marginPx};
    }
    [[nodiscard]] QRect title() const { return {m_left, 0, m_count * m_cellWidth, m_cellHeight}; }
    [[nodiscard]] QRect corner() const { return {0, m_cellHeight, m_left - marginPx, m_cellHeight}; }
    [[nodiscard]] QRect rowName(int row) const
    {
        return {0, (row + 2) * m_cellHeight, m_left - marginPx, m_cellHeight};
    }
    [[nodiscard]] QRect columnName(int column) const
    {
        return {m_left + column * m_cellWidth, m_cellHeight, m_cellWidth, m_cellHeight};
    }
    [[nodiscard]] QRect cell(int row, int column) const
    {
        return {m_left + column * m_cellWidth, (row + 2) * m_cellHeight, m_cellWidth, m_cellHeight};
    }
    [[nodiscard]] static QString trueTitle() { return ConfusionPicture::tr("true class"); }

private:
    QFont m_font;
    int m_count = 0;
    int m_left = 0;
    int m_cellWidth = 0;
    int m_cellHeight = 0;
};

void draw(QPainter& painter, const ConfusionModel& model, const Layout& layout)
{
    const QPalette paper(Qt::black, Qt::white, Qt::white, Qt::darkGray, Qt::gray, Qt::black, Qt::white,
                         Qt::white, Qt::white);
    painter.fillRect(QRect({0, 0}, layout.size()), Qt::white);
    painter.setFont(layout.font());
    painter.setPen(Qt::black);
    painter.drawText(layout.title(), Qt::AlignCenter, ConfusionPicture::tr("predicted class"));
    painter.drawText(layout.corner(), Qt::AlignRight | Qt::AlignVCenter, Layout::trueTitle());
    const int count = static_cast<int>(model.classes().size());
    for (int row = 0; row < count; ++row) {
        const auto trueClass = static_cast<std::size_t>(row);
        const QString name = QString::fromStdString(model.classes()[trueClass]);
        painter.drawText(layout.rowName(row), Qt::AlignRight | Qt::AlignVCenter, name);
        painter.drawText(layout.columnName(row), Qt::AlignCenter, name);
        for (int column = 0; column < count; ++column) {
            const auto predicted = static_cast<std::size_t>(column);
            const QRect cell = layout.cell(row, column);
            painter.setBrush(
                confusionShade(paper, model.matrix().shareOfRow(trueClass, predicted), row == column));
            painter.drawRect(cell);
            painter.drawText(cell, Qt::AlignCenter, model.text(trueClass, predicted));
        }
    }
}

}  // namespace

QByteArray confusionDrawing(const ConfusionModel& model)
{
    const Layout layout(model);
    return svgDrawing(layout.size(), [&](QPaintDevice& device) {
        QPainter painter(&device);
        draw(painter, model, layout);
    });
}

QImage confusionPicture(const ConfusionModel& model)
{
    constexpr int scale = 2;
    const Layout layout(model);
    QImage picture(layout.size() * scale, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.scale(scale, scale);
    draw(painter, model, layout);
    return picture;
}

}  // namespace synthslice::ui
