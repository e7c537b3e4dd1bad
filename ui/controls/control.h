#pragma once

#include <initializer_list>

#include <QHBoxLayout>
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

/// Controls in one row of a form.
[[nodiscard]] inline QHBoxLayout* sideBySide(std::initializer_list<QWidget*> controls)
{
    auto* row = new QHBoxLayout;
    for (auto* control : controls) {
        row->addWidget(control);
    }
    return row;
}

}  // namespace synthslice::ui
