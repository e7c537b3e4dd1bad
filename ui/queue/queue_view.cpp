#include "ui/queue/queue_view.h"

#include <algorithm>

#include <QAction>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/queue/queue_model.h"
#include "ui/queue/run_queue.h"
#include "ui/shared/duration_text.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

using State = QueueItem::State;

QueueView::QueueView(RunQueue& queue, QWidget* parent)
    : QWidget(parent), m_queue(queue),
      m_bar(named(new QToolBar(this), "queueBar", tr("Queue"), tr("What can be done with the queue"))),
      m_table(named(new QTableView(this), "queueTable", tr("Runs of the queue"),
                    tr("Runs that are trained one after the other, the first one first; double click shows "
                       "one"))),
      m_summary(named(new QLabel(this), "queueSummary", tr("Time left"), tr("How long all runs will take")))
{
    setObjectName(QStringLiteral("queueView"));
    m_go = addAction("queueGo", tr("Sta&rt queue"), tr("Train the runs that wait, one after the other"), {});
    m_hold = addAction("queueHold", tr("&Hold queue"),
                       tr("Start no further run; the one that is trained goes on"), {});
    m_stop = addAction("queueStop", tr("&Stop"),
                       tr("Stop the run that is trained, keep a checkpoint, and hold the queue"), {});
    m_skip = addAction("queueSkip", tr("S&kip"),
                       tr("Leave the selected run out; if it is trained, stop it with a checkpoint"), {});
    m_retry = addAction("queueRetry", tr("&Try again"), tr("Let the selected run wait again"), {});
    m_up = addAction("queueUp", tr("&Up"), tr("Train the selected run earlier"), Qt::ALT | Qt::Key_Up);
    m_down = addAction("queueDown", tr("&Down"), tr("Train the selected run later"), Qt::ALT | Qt::Key_Down);
    m_remove = addAction("queueRemove", tr("R&emove"),
                         tr("Take the selected run off the queue; its folder stays"), QKeySequence::Delete);
    m_removeDone = addAction("queueRemoveDone", tr("Remove d&one"), tr("Take off what is done"), {});
    m_addSweep = addAction("queueAddSweep", tr("&Add sweep…"),
                           tr("Add the runs of a sweep's folder that are not done"), {});

    m_table->setModel(new QueueModel(queue, this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QueueModel::Run, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_summary);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(6, 0, 6, 4);
    connectActions();
    showSituation();
}

QAction* QueueView::addAction(const char* objectName, const QString& text, const QString& toolTip,
                              const QKeySequence& shortcut)
{
    QAction* action = m_bar->addAction(text);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, keys));
    named(m_bar->widgetForAction(action), (QByteArray(objectName) + "Button").constData(),
          QString(text).remove(u'&'), action->toolTip());
    QWidget::addAction(action);
    return action;
}

void QueueView::connectActions()
{
    connect(&m_queue, &RunQueue::changed, this, &QueueView::showSituation);
    connect(&m_queue, &RunQueue::progressed, this, &QueueView::showSituation);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueueView::showSituation);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        const QueueItem& item = m_queue.items()[static_cast<std::size_t>(index.row())];
        if (item.state != State::Running && !item.runFolder.empty()) emit openRequested(item.runFolder);
    });
    connect(m_go, &QAction::triggered, this, [this] { m_queue.setHeld(false); });
    connect(m_hold, &QAction::triggered, this, [this] { m_queue.setHeld(true); });
    connect(m_stop, &QAction::triggered, &m_queue, &RunQueue::stop);
    connect(m_skip, &QAction::triggered, this, [this] { m_queue.skip(*selected()); });
    connect(m_retry, &QAction::triggered, this, [this] { m_queue.retry(*selected()); });
    connect(m_up, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(m_down, &QAction::triggered, this, [this] { moveBy(1); });
    connect(m_remove, &QAction::triggered, this, [this] { m_queue.remove(*selected()); });
    connect(m_removeDone, &QAction::triggered, &m_queue, &RunQueue::removeDone);
    connect(m_addSweep, &QAction::triggered, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of a sweep"));
        if (!folder.isEmpty()) m_queue.addSweep(toPath(folder));
    });
}

std::optional<std::size_t> QueueView::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) return {};
    return static_cast<std::size_t>(rows.first().row());
}

void QueueView::moveBy(int rows)
{
    const int to = static_cast<int>(*selected()) + rows;
    m_queue.move(*selected(), static_cast<std::size_t>(to));
    m_table->selectRow(to);
}

void QueueView::showSituation()
{
    const auto& items = m_queue.items();
    const auto row = selected();
    const bool valid = row && *row < items.size();
    const State state = valid ? items[*row].state : State::Done;
    const bool training = m_queue.running().has_value();
    const bool goes = training || m_queue.isWaiting();
    m_go->setVisible(m_queue.isHeld());
    m_go->setEnabled(goes);
    m_hold->setVisible(!m_queue.isHeld());
    m_stop->setEnabled(training);
    m_skip->setEnabled(valid && (state == State::Waiting || state == State::Running));
    m_retry->setEnabled(valid && (state == State::Failed || state == State::Skipped));
    m_up->setEnabled(valid && *row > 0);
    m_down->setEnabled(valid && *row + 1 < items.size());
    m_remove->setEnabled(valid && state != State::Running);
    m_removeDone->setEnabled(std::ranges::count(items, State::Done, &QueueItem::state) > 0);

    const auto waiting = std::ranges::count(items, State::Waiting, &QueueItem::state);
    QString text = goes ? tr("%n run(s) wait", nullptr, static_cast<int>(waiting))
                        : tr("No run waits. Add the draft by \"Add to queue\", or a sweep.");
    if (const double left = m_queue.secondsLeft(); goes && left > 0.0)
        text += tr(", about %1 left for all").arg(durationText(left));
    if (goes && m_queue.isHeld()) text += tr("; the queue is held");
    m_summary->setText(text);
}

}  // namespace synthslice::ui
