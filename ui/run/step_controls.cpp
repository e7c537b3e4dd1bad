#include "ui/run/step_controls.h"

#include <QAction>
#include <QDoubleSpinBox>

#include "ui/controls/control.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

StepControls::StepControls(QWidget* parent)
    : QToolBar(tr("Step by step"), parent), slowMotion(addAction(tr("Slow &motion"))),
      m_pace(new QDoubleSpinBox(this))
{
    setObjectName(QStringLiteral("stepControls"));
    setAccessibleName(tr("Step by step"));
    setMovable(false);
    slowMotion->setObjectName(QStringLiteral("slowMotion"));
    slowMotion->setCheckable(true);
    slowMotion->setShortcut(Qt::Key_F10);
    slowMotion->setToolTip(tr("Train at most so many steps a second (F10)"));
    named(widgetForAction(slowMotion), "slowMotionButton", tr("Slow motion"), slowMotion->toolTip());
    named(m_pace, "stepsPerSecond", tr("Steps a second"), tr("How many steps a second slow motion does"));
    m_pace->setRange(0.1, 100.0);
    m_pace->setDecimals(1);
    m_pace->setValue(2.0);
    m_pace->setSuffix(tr(" steps/s"));
    m_pace->setKeyboardTracking(false);
    m_pace->setEnabled(false);
    addWidget(m_pace);
    connect(slowMotion, &QAction::toggled, this, [this](bool on) {
        m_pace->setEnabled(on);
        emit paceChanged(stepsPerSecond());
    });
    connect(m_pace, &QDoubleSpinBox::valueChanged, this, [this] { emit paceChanged(stepsPerSecond()); });
}

double StepControls::stepsPerSecond() const
{
    return slowMotion->isChecked() ? m_pace->value() : 0.0;
}

void StepControls::setParts(const std::vector<session::StepPart>& parts)
{
    if (parts == m_shown) return;
    m_shown = parts;
    qDeleteAll(m_parts);
    m_parts.clear();
    for (const session::StepPart& part : parts) {
        const QString title = specText(part.title);
        QAction* action = m_parts.emplace_back(new QAction(tr("Step: %1").arg(title), this));
        action->setObjectName(QStringLiteral("stepPart.") + QString::fromStdString(part.key));
        action->setShortcut(
            QKeySequence(Qt::CTRL | Qt::SHIFT | (Qt::Key_1 + static_cast<int>(m_parts.size() - 1))));
        addAction(action);
        named(widgetForAction(action), ("stepPartButton." + part.key).c_str(), action->text(), {});
        connect(action, &QAction::triggered, this, [this, key = part.key] { emit partRequested(key); });
    }
}

void StepControls::setState(session::SessionState state)
{
    const bool paused = state == session::SessionState::Paused;
    for (QAction* action : m_parts) {
        action->setEnabled(paused);
        const QString what = tr("Update this part alone, which counts as no step (%1)")
                                 .arg(action->shortcut().toString(QKeySequence::NativeText));
        action->setToolTip(paused ? what : what + u'\n' + tr("Pause the run first."));
    }
}

}  // namespace synthslice::ui
