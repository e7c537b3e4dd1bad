#include "ui/run/run_controls.h"

#include <QAction>
#include <QIcon>
#include <QToolButton>

#include "ui/controls/control.h"

namespace synthslice::ui {

using session::SessionState;

RunControls::RunControls(QWidget* parent) : QToolBar(tr("Training"), parent)
{
    setObjectName(QStringLiteral("runControls"));
    setAccessibleName(tr("Training"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setMovable(false);
    start = add("start", "start", tr("&Start"), tr("Train the experiment as a new run"), Qt::Key_F5);
    enqueue = add("enqueue", "queue", tr("Add to &queue"),
                  tr("Train the experiment as a new run after those that are trained or wait"),
                  Qt::CTRL | Qt::SHIFT | Qt::Key_F5);
    pause = add("pause", "pause", tr("&Pause"), tr("Pause after the current step"), Qt::Key_F6);
    resume = add("resume", "start", tr("&Resume"), tr("Go on training"), Qt::Key_F7);
    stepOnce = add("stepOnce", "step", tr("S&ingle step"), tr("Do one step, then pause again"), Qt::Key_F8);
    stop = add("stop", "stop", tr("S&top"),
               tr("Stop training and keep a checkpoint, so that the run can be continued"),
               Qt::SHIFT | Qt::Key_F5);
    addSeparator();
    continueRun = add("continueRun", "continue", tr("&Continue run"),
                      tr("Go on with the open run from its newest checkpoint"), Qt::CTRL | Qt::Key_F5);
    addSeparator();
    takeSample = add("takeSample", "sample", tr("Sample &now"), tr("Draw samples after the current step"),
                     Qt::Key_F9);
    saveCheckpoint = add("saveCheckpoint", "checkpoint", tr("Save chec&kpoint"),
                         tr("Save a checkpoint after the current step"), Qt::CTRL | Qt::Key_K);
    show({});
}

QAction* RunControls::add(const char* objectName, const char* icon, const QString& text,
                          const QString& toolTip, const QKeySequence& shortcut)
{
    QAction* action = addAction(QIcon(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(icon))), text);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    action->setData(toolTip);
    action->setToolTip(toolTip);
    auto* button = named(widgetForAction(action), (QByteArray(objectName) + "Button").constData(),
                         QString(text).remove(u'&'), toolTip);
    connect(action, &QAction::changed, button, [action, button] { button->setToolTip(action->toolTip()); });
    return action;
}

void RunControls::show(const Situation& situation)
{
    const SessionState state = situation.state;
    const bool running = state == SessionState::Running;
    const bool paused = state == SessionState::Paused;
    const bool active = running || paused || state == SessionState::Preparing ||
                        state == SessionState::Stopping;
    const auto set = [](QAction* action, const QString& whyNot) {
        action->setEnabled(whyNot.isEmpty());
        const QString text = whyNot.isEmpty() ? action->data().toString()
                                              : action->data().toString() + u'\n' + whyNot;
        action->setToolTip(
            QStringLiteral("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    };
    const QString training = tr("A run is being trained.");
    const QString notTraining = tr("No run is being trained.");
    set(start, active ? training : situation.whyNotStart);
    set(enqueue, situation.whyNotStart);
    set(continueRun, active ? training : situation.whyNotContinue);
    set(pause, running ? QString() : tr("The run is not running."));
    set(resume, paused ? QString() : tr("The run is not paused."));
    set(stepOnce, paused ? QString() : tr("Pause the run first."));
    set(stop, active && state != SessionState::Stopping ? QString() : notTraining);
    set(takeSample, running || paused ? QString() : notTraining);
    set(saveCheckpoint, running || paused ? QString() : notTraining);
    pause->setVisible(!paused);
    resume->setVisible(paused);
}

}  // namespace synthslice::ui
