#pragma once

#include <string>

#include <QObject>

#include "engine/spec/parameters/parameter_info.h"

class QGridLayout;
class QLabel;
class QToolButton;

namespace synthslice::ui {

class ExperimentDocument;
class ValueEditor;

/// One parameter in a form: label, control, unit, a button that takes it back to where the experiment came
/// from, and below them the problem with it.
class ParameterRow : public QObject {
    Q_OBJECT

public:
    /// Fills the next free row of `grid`; `path` is dotted: "training.batch_size". `heading` tells the row
    /// from others with its label, for screen readers and undo.
    ParameterRow(ExperimentDocument& document, std::string path, spec::ParameterInfo info,
                 const QString& heading, QGridLayout& grid, QWidget* parent);

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const spec::ParameterInfo& info() const { return m_info; }
    [[nodiscard]] bool differs() const;
    [[nodiscard]] bool hasProblem() const;

    /// Whether label, key or help contain the words searched for.
    [[nodiscard]] bool matches(const QString& words) const;

    void setVisible(bool visible);
    void refresh();
    void focus();

signals:
    void explained(const QString& help);

private:
    void edit(const spec::Json& value);
    /// A text that changes a run at once is taken as a whole: half of one would be refused.
    void takeText();
    void showProblem();

    ExperimentDocument& m_document;
    std::string m_path;
    spec::ParameterInfo m_info;
    QLabel* m_label;
    QString m_name;  ///< heading and label
    ValueEditor* m_editor;
    QLabel* m_unit;
    QToolButton* m_reset;
    QLabel* m_problem;
    bool m_visible = true;
};

}  // namespace synthslice::ui
