#pragma once

#include <string>
#include <vector>

#include <QToolBar>

#include "engine/session/messages.h"

class QDoubleSpinBox;

namespace synthslice::ui {

/// Slow motion, and a step of one part of the network alone: an action for each part that can take one.
class StepControls : public QToolBar {
    Q_OBJECT

public:
    explicit StepControls(QWidget* parent = nullptr);

    void setParts(const std::vector<session::StepPart>& parts);
    void setState(session::SessionState state);
    /// 0 is no limit.
    [[nodiscard]] double stepsPerSecond() const;

    QAction* slowMotion;

signals:
    void partRequested(const std::string& part);
    void paceChanged(double stepsPerSecond);

private:
    QDoubleSpinBox* m_pace;
    std::vector<QAction*> m_parts;
    std::vector<session::StepPart> m_shown;
};

}  // namespace synthslice::ui
