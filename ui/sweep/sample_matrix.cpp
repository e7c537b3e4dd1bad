#include "ui/sweep/sample_matrix.h"

#include <algorithm>
#include <set>

#include <QLocale>
#include <QPainter>

#include "engine/store/run_store.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/plots/svg_drawing.h"

namespace synthslice::ui {

namespace {

constexpr std::size_t mostColumns = 6;
constexpr int gapPx = 4;
constexpr int largestCellPx = 320;
constexpr int smallestCellPx = 60;

/// Up to mostColumns steps, spread over all that there are, the last among them.
std::vector<std::int64_t> spreadSteps(const runs::SweepResults& results)
{
    std::set<std::int64_t> all;
    for (const runs::SweepOutcome& run : results.runs)
        all.insert(run.sampleSteps.begin(), run.sampleSteps.end());
    const std::vector<std::int64_t> steps(all.begin(), all.end());
    if (steps.size() <= mostColumns) return steps;
    std::vector<std::int64_t> spread;
    for (std::size_t i = 0; i < mostColumns; ++i)
        spread.push_back(steps[(steps.size() - 1) * i / (mostColumns - 1)]);
    return spread;
}

}  // namespace

SampleTable readSampleTable(const runs::SweepResults& results, std::int64_t seed, const Progress& progress)
{
    SampleTable table;
    const std::vector<std::int64_t> steps = spreadSteps(results);
    const std::vector<std::string> names = runs::shortNames(results.varied);
    std::vector<std::vector<session::Samples>> samples;
    std::vector<GreyImage> all;
    for (const runs::SweepOutcome& run : results.runs) {
        if (run.seed != seed || run.sampleSteps.empty() || progress.cancelled()) continue;
        QStringList label;
        for (std::size_t i = 0; i < names.size(); ++i)
            label << QString::fromStdString(names[i] + " " + runs::valueText(run.values[i]));
        table.rows << (label.isEmpty() ? QString::fromStdString(run.name) : label.join(u'\n'));
        auto& row = samples.emplace_back();
        for (const std::int64_t step : steps) {
            const auto after = std::ranges::upper_bound(run.sampleSteps, step);
            const bool isOver = after == run.sampleSteps.end() && run.sampleSteps.back() < step &&
                                run.state != runs::SweepState::Done;
            auto read = after == run.sampleSteps.begin() || isOver
                            ? Result<session::Samples>(session::Samples())
                            : store::readSamples(run.folder, *std::prev(after));
            row.push_back(read ? std::move(*read) : session::Samples());
            const auto& images = row.back().images;
            all.insert(all.end(), images.begin(), images.end());
        }
    }
    const GreyRange range = contrastRange(all);
    for (const auto& row : samples) {
        auto& pictures = table.pictures.emplace_back();
        for (const session::Samples& each : row)
            pictures.push_back(each.images.empty() ? QImage()
                                                   : toQImage(each.images, each.columns, 1, range));
    }
    const QLocale locale;
    for (const std::int64_t step : steps)
        table.columns << SampleMatrix::tr("step %1").arg(locale.toString(qlonglong{step}));
    return table;
}

SampleMatrix::SampleMatrix(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SampleMatrix::show(SampleTable table)
{
    m_table = std::move(table);
    updateGeometry();
    update();
}

int SampleMatrix::labelWidth(int width) const
{
    int widest = 0;
    for (const QString& label : m_table.rows)
        for (const QString& line : label.split(u'\n'))
            widest = std::max(widest, fontMetrics().horizontalAdvance(line));
    return std::min(width / 3, widest + 2 * gapPx);
}

int SampleMatrix::cellSize(int width) const
{
    const auto columns = static_cast<int>(m_table.columns.size());
    if (columns == 0) return smallestCellPx;
    return std::clamp((width - labelWidth(width)) / columns - gapPx, smallestCellPx, largestCellPx);
}

int SampleMatrix::heightForWidth(int width) const
{
    const auto rows = static_cast<int>(m_table.rows.size());
    return 2 * fontMetrics().height() + std::max(1, rows) * (cellSize(width) + gapPx);
}

void SampleMatrix::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    draw(painter, width());
}

void SampleMatrix::draw(QPainter& painter, int width) const
{
    painter.setPen(palette().color(QPalette::Text));
    if (m_table.rows.isEmpty()) {
        painter.drawText(QRect(0, 0, width, heightForWidth(width)), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No run has samples yet."));
        return;
    }
    const int left = labelWidth(width);
    const int cell = cellSize(width);
    const int top = fontMetrics().height() + gapPx;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int column = 0; column < m_table.columns.size(); ++column) {
        painter.drawText(QRect(left + column * (cell + gapPx), 0, cell, top), Qt::AlignCenter,
                         m_table.columns[column]);
    }
    for (int row = 0; row < m_table.rows.size(); ++row) {
        const int y = top + row * (cell + gapPx);
        painter.drawText(QRect(gapPx, y, left - 2 * gapPx, cell),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextWordWrap, m_table.rows[row]);
        for (int column = 0; column < m_table.columns.size(); ++column) {
            const QRect place(left + column * (cell + gapPx), y, cell, cell);
            const QImage& picture = m_table.pictures[static_cast<std::size_t>(row)]
                                                    [static_cast<std::size_t>(column)];
            if (picture.isNull()) {
                painter.fillRect(place, palette().color(QPalette::AlternateBase));
                continue;
            }
            QRect shown(QPoint(), picture.size().scaled(place.size(), Qt::KeepAspectRatio));
            shown.moveCenter(place.center());
            painter.drawImage(shown, picture);
        }
    }
}

QImage SampleMatrix::picture() const
{
    constexpr int scale = 2;  // pictures are for papers, not for the screen's resolution
    QImage picture(scale * width(), scale * heightForWidth(width()), QImage::Format_RGB32);
    picture.fill(palette().color(QPalette::Base));
    QPainter painter(&picture);
    painter.setFont(font());
    painter.scale(scale, scale);
    draw(painter, width());
    return picture;
}

QByteArray SampleMatrix::drawing() const
{
    return svgDrawing({width(), heightForWidth(width())}, [this](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setFont(font());
        draw(painter, width());
    });
}

}  // namespace synthslice::ui
