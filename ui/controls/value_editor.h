#pragma once

#include <QBoxLayout>
#include <QWidget>

#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::ui {

/// The control for one value of the parameter table: a check box, number box, pair of them, number box with
/// slider, list or line.
class ValueEditor : public QWidget {
    Q_OBJECT

public:
    ~ValueEditor() override;
    [[nodiscard]] virtual spec::Json value() const = 0;

    /// Shows a value without emitting edited().
    virtual void setValue(const spec::Json& value) = 0;

signals:
    void edited();           ///< with every valid text while typing
    void editingFinished();  ///< the user has left the control or pressed Return

protected:
    using QWidget::QWidget;

    /// Puts the controls side by side or one below the other; the first takes the focus for this editor.
    void arrange(const QList<QWidget*>& controls, QBoxLayout::Direction direction = QBoxLayout::LeftToRight);
};

/// The editor that fits the parameter's type. Its controls carry the object name and accessible name given;
/// a second one has ".1" appended to its object name, that of a pair its number to its accessible name.
[[nodiscard]] ValueEditor* makeValueEditor(const spec::ParameterInfo& info, const QString& objectName,
                                           const QString& accessibleName, QWidget* parent);

/// Keeps the wheel from changing a control that only scrolls by under the pointer, and leaves undo and redo
/// to the window, whose steps are whole edits, not characters.
void guardControl(QWidget* control);

}  // namespace synthslice::ui
