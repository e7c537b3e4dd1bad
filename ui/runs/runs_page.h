#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

#include "engine/runs/run_index.h"

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QUndoStack;

namespace synthslice::ui {

class RunActions;
class RunDetails;
class RunFilter;
class RunLibrary;
class RunTable;
class Settings;

/// The Runs page: all runs under the watched folders, to be found, named, tagged, noted, put away, thrown
/// away, opened, continued and compared.
class RunsPage : public QWidget {
    Q_OBJECT

public:
    RunsPage(RunLibrary& library, Settings& settings, QWidget* parent = nullptr);
    ~RunsPage() override;

    [[nodiscard]] QUndoStack* undoStack() const;
    /// For the window's menu.
    [[nodiscard]] const QList<QAction*>& runActions() const;
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
    QWidget* makeTable();
    QWidget* makeToolBar();
    QWidget* makeEmptyPage();
    void connectParts();
    void showSituation();

    RunLibrary& m_library;
    Settings& m_settings;
    RunTable* m_table = nullptr;
    RunDetails* m_details = nullptr;
    RunActions* m_actions = nullptr;
    RunFilter* m_filter = nullptr;
    QLabel* m_interrupted;
    QStackedWidget* m_pages;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_addFolder = nullptr;
    QPushButton* m_showAll = nullptr;
};

}  // namespace synthslice::ui
