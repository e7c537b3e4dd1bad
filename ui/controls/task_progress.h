#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace synthslice::ui {

class BackgroundTask;

/// What a background task is doing, how far it is, and a button that cancels it. Appears once the task has
/// taken 0.3 s and goes when it ends.
class TaskProgress : public QWidget {
    Q_OBJECT

public:
    /// `objectName` names this widget; the button's has ".cancel" appended.
    TaskProgress(BackgroundTask* task, const QString& objectName, QWidget* parent);

private:
    void report(double fraction, const QString& doing);

    QLabel* m_doing;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QTimer* m_patience;
};

}  // namespace synthslice::ui
