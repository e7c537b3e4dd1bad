#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QTimer>
#include <QUndoStack>
#include <QWidget>

#include "engine/runs/run_index.h"

class QAction;
class QCheckBox;
class QComboBox;
class QKeySequence;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace synthslice::ui {

class RunDetails;
class RunLibrary;
class RunTable;
class Settings;

/// The Runs page: all runs under the watched folders, to be found, named, tagged, noted, put away, thrown
/// away, opened, continued and compared. What is noted can be undone.
class RunsPage : public QWidget {
    Q_OBJECT

public:
    RunsPage(RunLibrary& library, Settings& settings, QWidget* parent = nullptr);
    ~RunsPage() override;

    /// Names, tags, notes and archiving.
    [[nodiscard]] QUndoStack* undoStack() { return &m_undoStack; }
    /// For the window's menu.
    [[nodiscard]] const QList<QAction*>& runActions() const { return m_actions; }
    /// As written in the filter box.
    void setFilter(const QString& text);

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

    void addActions();
    QAction* addAction(const char* objectName, const QString& text, const QString& help,
                       const QKeySequence& shortcut, const std::function<void()>& act);
    QWidget* makeFilterRow();
    QWidget* makeEmptyPage();
    void connectTable();
    /// Of the runs, as one step that can be undone.
    void changeNotes(const std::vector<runs::SharedCard>& runs, const QString& text, const Change& change);
    void applyFilter();
    /// Below the filter, in place of the one before; nothing if there is none.
    template <class T>
    void showProblem(const Result<T>& asked);
    void showSituation();
    void fillFolderMenu();
    void addFolder();
    void removeFolder(const std::filesystem::path& folder);
    void askForTag();
    void askToTrash();
    void startNewRun();
    [[nodiscard]] runs::SharedCard cardOf(const std::filesystem::path& runFolder) const;

    RunLibrary& m_library;
    Settings& m_settings;
    QUndoStack m_undoStack;
    QList<QAction*> m_actions;
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
    QLineEdit* m_filter = nullptr;
    QLabel* m_filterError = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_interrupted = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_addFolder = nullptr;
    QPushButton* m_showAll = nullptr;
    QComboBox* m_grouping = nullptr;
    QCheckBox* m_archived = nullptr;
    QMenu* m_folderMenu = nullptr;
    QTimer m_filterTimer;  ///< while a filter is being typed
    QStackedWidget* m_pages;
    RunTable* m_table;
    RunDetails* m_details;
};

}  // namespace synthslice::ui
