#pragma once

#include <filesystem>
#include <optional>

#include <QWidget>

class QAction;
class QLabel;
class QTableView;
class QToolBar;

namespace synthslice::ui {

class RunQueue;

/// The queue: its runs in their order, what can be done with them, and how long all will take.
class QueueView : public QWidget {
    Q_OBJECT

public:
    /// `queue` has to outlive this.
    explicit QueueView(RunQueue& queue, QWidget* parent = nullptr);

signals:
    /// The user wants to see the run in this folder.
    void openRequested(const std::filesystem::path& runFolder);

private:
    QAction* addAction(const char* objectName, const QString& text, const QString& toolTip,
                       const QKeySequence& shortcut);
    void connectActions();
    void showSituation();
    void moveBy(int rows);
    [[nodiscard]] std::optional<std::size_t> selected() const;

    RunQueue& m_queue;
    QToolBar* m_bar;
    QTableView* m_table;
    QLabel* m_summary;
    QAction* m_go;
    QAction* m_hold;
    QAction* m_stop;
    QAction* m_skip;
    QAction* m_retry;
    QAction* m_up;
    QAction* m_down;
    QAction* m_remove;
    QAction* m_removeDone;
    QAction* m_addSweep;
};

}  // namespace synthslice::ui
