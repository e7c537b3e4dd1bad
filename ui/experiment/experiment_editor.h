#pragma once

#include <QWidget>

#include "ui/experiment/experiment_document.h"

class QLabel;
class QLineEdit;
class QMenu;
class QScrollArea;

namespace synthslice::ui {

class ExperimentSections;
class ProblemList;

/// Edits a draft, also while another experiment is trained: foldable sections of forms, the layer tables,
/// search, presets and files, problems.
class ExperimentEditor : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentEditor(QWidget* parent = nullptr);

    [[nodiscard]] const spec::ExperimentSpec& experiment() const { return m_document.experiment(); }
    [[nodiscard]] bool hasProblems() const { return !m_document.problems().empty(); }
    [[nodiscard]] QUndoStack* undoStack() { return m_document.undoStack(); }

    [[nodiscard]] const ExperimentDocument::State& state() const { return m_document.state(); }
    /// Takes the state of an earlier session; there is nothing to undo then.
    void restore(const ExperimentDocument::State& state) { m_document.restore(state); }

    /// Takes another experiment; `origin` says where it came from, for people.
    void setExperiment(const spec::ExperimentSpec& experiment, const QString& origin);

    /// Changes one value, as its control would; the path is dotted.
    void setValue(const std::string& path, const spec::Json& value);

    /// Keeps the next edit from being merged into the last one's undo step.
    void endMerging() { m_document.endMerging(); }

    /// Opens the section that holds the dotted path and focuses the control.
    void reveal(const std::string& path);

    [[nodiscard]] QSize sizeHint() const override;

    /// Reads or writes an experiment file; an error is shown and returned as false.
    bool openFile(const QString& fileName);
    bool saveFile(const QString& fileName);
    void chooseFileToOpen();
    /// To the file that it was opened from or saved to last, else to one that is asked for.
    void save();
    void chooseFileToSave();

signals:
    void experimentChanged();

private:
    QWidget* makeHeader();
    void addPresets(QMenu& menu, const std::string& family);
    QWidget* makeHelp();
    void showDocument();
    void showMessage(const QString& text);

    ExperimentDocument m_document;
    QString m_fileName;  ///< that the experiment was opened from or saved to last
    QLineEdit* m_name = nullptr;
    QLabel* m_origin = nullptr;
    QLineEdit* m_search = nullptr;
    ExperimentSections* m_sections;
    QScrollArea* m_scroll;
    QLabel* m_message;
    ProblemList* m_problems;
};

}  // namespace synthslice::ui
