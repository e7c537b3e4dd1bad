#pragma once

#include <QToolBar>

#include "engine/session/messages.h"

namespace synthslice::ui {

/// Start, pause, resume, single step, stop, continue: one action each, for the tool bar and the menu, enabled
/// when it can do something. An action that cannot says why in its tool tip.
class RunControls : public QToolBar {
    Q_OBJECT

public:
    explicit RunControls(QWidget* parent = nullptr);

    struct Situation {
        session::SessionState state = session::SessionState::Idle;
        QString whyNotStart;     ///< empty if a new run can be started
        QString whyNotContinue;  ///< empty if the open run can be continued
    };
    void show(const Situation& situation);

    QAction* start;
    QAction* enqueue;
    QAction* pause;
    QAction* resume;
    QAction* stepOnce;
    QAction* stop;
    QAction* continueRun;
    QAction* takeSample;
    QAction* saveCheckpoint;

private:
    QAction* add(const char* objectName, const char* icon, const QString& text, const QString& toolTip,
                 const QKeySequence& shortcut);
};

}  // namespace synthslice::ui
