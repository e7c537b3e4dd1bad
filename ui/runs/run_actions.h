#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QObject>
#include <QUndoStack>

#include "engine/runs/run_index.h"

class QAction;
class QKeySequence;

namespace synthslice::ui {

class RunDetails;
class RunLibrary;
class RunTable;

/// What can be done with the runs that are selected in a table; what is noted of them can be undone.
class RunActions : public QObject {
    Q_OBJECT

public:
    /// Shortcuts work wherever the focus is in `page`.
    RunActions(RunLibrary& library, RunTable& table, RunDetails& details, QWidget& page);
    ~RunActions() override;

    /// Names, tags, notes and archiving.
    [[nodiscard]] QUndoStack* undoStack() { return &m_undoStack; }
    [[nodiscard]] const QList<QAction*>& all() const { return m_all; }
    /// Which of them the selection leaves possible.
    void showPossible();

signals:
    void openRequested(const std::filesystem::path& runFolder);
    void continueRequested(const std::filesystem::path& runFolder);
    void queueRequested(const std::filesystem::path& runFolder);  ///< to go on after others
    /// The experiment of a run, for the draft of a new one, and what it learned from.
    void newRunRequested(const synthslice::spec::ExperimentSpec& experiment,
                         const std::filesystem::path& data);
    void compareRequested(const std::vector<std::filesystem::path>& runFolders);
    void failed(const synthslice::Error& error);

private:
    class NotesCommand;
    using Change = std::function<void(runs::RunNotes&)>;

    void addAll();
    QAction* add(const char* objectName, const QString& text, const QString& help,
                 const QKeySequence& shortcut, const std::function<void()>& act);
    void followEdits();
    /// Of the runs, as one step that can be undone.
    void changeNotes(const std::vector<runs::SharedCard>& runs, const QString& text, const Change& change);
    void changeNotes(const std::filesystem::path& runFolder, const QString& text, const Change& change);
    void askForTag();
    void askToTrash();
    void startNewRun();
    [[nodiscard]] std::vector<std::filesystem::path> selectedFolders() const;

    RunLibrary& m_library;
    RunTable& m_table;
    RunDetails& m_details;
    QWidget& m_page;
    QUndoStack m_undoStack;
    QList<QAction*> m_all;
    QAction* m_open = nullptr;
    QAction* m_continue = nullptr;
    QAction* m_enqueue = nullptr;
    QAction* m_newRun = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_tag = nullptr;
    QAction* m_note = nullptr;
    QAction* m_archive = nullptr;
    QAction* m_trash = nullptr;
};

}  // namespace synthslice::ui
