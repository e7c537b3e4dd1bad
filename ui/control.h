#pragma once

#include <QString>
#include <QWidget>

namespace synthslice::ui {

/// Gives a control what every control has: a name for tests and style sheets, a name for screen readers, and
/// a tool tip that says what it does (with the unit).
template <class Control>
Control* named(Control* control, const char* objectName, const QString& accessibleName,
               const QString& toolTip)
{
    control->setObjectName(QLatin1String(objectName));
    control->setAccessibleName(accessibleName);
    control->setToolTip(toolTip);
    return control;
}

}  // namespace synthslice::ui
