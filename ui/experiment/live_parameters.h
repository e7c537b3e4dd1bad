#pragma once

#include <string>

#include <QWidget>

#include "ui/experiment/experiment_document.h"

class QLabel;
class QVBoxLayout;

namespace synthslice::ui {

/// The parameters of the experiment that is trained which may change meanwhile: a form each for the parts
/// that have some.
class LiveParameters : public QWidget {
    Q_OBJECT

public:
    explicit LiveParameters(QWidget* parent = nullptr);

    /// Shows those of another run; there is nothing to undo then.
    void setExperiment(const spec::ExperimentSpec& experiment, const QString& runTitle);
    /// As it is trained: with all edits that were not refused.
    [[nodiscard]] const spec::ExperimentSpec& experiment() const { return m_document.experiment(); }

    /// Shows again a value that the session has kept, as it refused an edit.
    void takeBack(const session::LiveEdit& inForce) { m_document.takeBack(inForce); }
    /// Changes one value, as its control would.
    void setValue(const std::string& path, const spec::Json& value);
    /// Keeps the next edit from being merged into the last one's undo step.
    void endMerging() { m_document.endMerging(); }
    [[nodiscard]] QUndoStack* undoStack() { return m_document.undoStack(); }

signals:
    void edited(const session::LiveEdit& edit);

private:
    void build();
    void addForm(const spec::ParameterGroup& group, const std::string& path, const QString& title);

    ExperimentDocument m_document;
    QVBoxLayout* m_column;
    QWidget* m_forms = nullptr;
    QLabel* m_message;
};

}  // namespace synthslice::ui
