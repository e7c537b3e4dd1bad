#include "ui/queue/queue_model.h"

#include <QFont>
#include <QLocale>

#include "ui/queue/run_queue.h"
#include "ui/shared/duration_text.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

namespace {

QString queueStateText(const QueueItem& item)
{
    switch (item.state) {
    case QueueItem::State::Waiting:
        return item.stepsDone > 0 ? QueueModel::tr("waits to go on") : QueueModel::tr("waits");
    case QueueItem::State::Running:
        return QueueModel::tr("being trained");
    case QueueItem::State::Done:
        return QueueModel::tr("done");
    case QueueItem::State::Failed:
        return QueueModel::tr("failed: %1").arg(QString::fromStdString(item.error));
    case QueueItem::State::Skipped:
        return QueueModel::tr("skipped");
    }
    return {};
}

QString timeText(double seconds)
{
    if (seconds < 0.0) return QueueModel::tr("unknown");
    return seconds > 0.0 ? durationText(seconds) : QString();
}

}  // namespace

QueueModel::QueueModel(const RunQueue& queue, QObject* parent)
    : QAbstractTableModel(parent), m_queue(queue), m_rows(static_cast<int>(queue.items().size()))
{
    connect(&queue, &RunQueue::changed, this, [this] {
        const auto rows = static_cast<int>(m_queue.items().size());
        if (rows > m_rows) {
            beginInsertRows({}, m_rows, rows - 1);
            m_rows = rows;
            endInsertRows();
        } else if (rows < m_rows) {
            beginRemoveRows({}, rows, m_rows - 1);
            m_rows = rows;
            endRemoveRows();
        }
        if (rows > 0) emit dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
    });
    connect(&queue, &RunQueue::progressed, this, &QueueModel::showProgress);
}

void QueueModel::showProgress()
{
    if (const auto row = m_queue.running())
        emit dataChanged(index(static_cast<int>(*row), Progress), index(static_cast<int>(*row), TimeLeft));
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    // Of a row that is just being taken off nothing is left.
    if (!index.isValid() || row >= m_queue.items().size()) return {};
    const QueueItem& item = m_queue.items()[row];
    if (role == Qt::ToolTipRole) {
        if (!item.error.empty()) return literalText(QString::fromStdString(item.error));
        return item.runFolder.empty() ? tr("Not begun yet") : literalText(toQString(item.runFolder));
    }
    if (role == Qt::FontRole && item.state == QueueItem::State::Running) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole) return {};
    const QLocale locale;
    switch (index.column()) {
    case Run:
        return QString::fromStdString(item.title);
    case State:
        return queueStateText(item);
    case Progress:
        return tr("%1 of %2")
            .arg(locale.toString(qlonglong{item.stepsDone}), locale.toString(qlonglong{item.steps}));
    case TimeLeft:
        return timeText(m_queue.secondsLeft(row));
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    const QStringList titles{tr("Run"), tr("State"), tr("Steps"), tr("Time left")};
    return titles.value(section);
}

}  // namespace synthslice::ui
