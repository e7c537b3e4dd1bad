#pragma once

#include <filesystem>

#include <QTimer>
#include <QWidget>

#include "engine/base/result.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;

namespace synthslice::ui {

class RunLibrary;
class RunTable;
class Settings;

/// Which runs a table shows and how: filter, grouping, archived ones, the folders that are looked through;
/// and below it what of that cannot be done.
class RunFilter : public QWidget {
    Q_OBJECT

public:
    RunFilter(RunLibrary& library, RunTable& table, Settings& settings, QWidget* parent = nullptr);

    /// As written in the filter box.
    void setText(const QString& text);
    [[nodiscard]] bool isEmpty() const;
    /// Goes to the filter box; for the page, so that it works from everywhere there.
    [[nodiscard]] QAction* findAction() const { return m_find; }
    /// How many of the runs are shown.
    void showCount();
    /// Asks for a folder, and looks for runs there too.
    void addFolder();

private:
    QWidget* makeRow();
    void proposeNames();
    void apply();
    void group();
    template <class T>
    void showProblem(const Result<T>& asked);
    void fillFolderMenu();
    void removeFolder(const std::filesystem::path& folder);

    RunLibrary& m_library;
    RunTable& m_table;
    Settings& m_settings;
    QLineEdit* m_filter = nullptr;
    QComboBox* m_grouping = nullptr;
    QMenu* m_folderMenu = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_problem;
    QAction* m_find;
    QTimer m_typing;  ///< while a filter is being typed
};

}  // namespace synthslice::ui
