#pragma once

#include <string>

#include <QWidget>

namespace synthslice::ui {

/// A part of the experiment editor that can be searched and led to.
class SearchableForm : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows only the parameters whose label, key or help contain the words, all if empty. Returns how many
    /// are shown.
    virtual int setFilter(const QString& words) = 0;

    /// Focuses the control of a dotted path; false if this form has none for it.
    virtual bool focusPath(const std::string& path) = 0;

    /// False if nothing in the form means anything in the experiment as it is: then it is hidden as a whole.
    [[nodiscard]] virtual bool applies() const { return true; }

signals:
    /// The mouse or the focus has come to something that this text, rich, explains.
    void explained(const QString& help);
};

}  // namespace synthslice::ui
