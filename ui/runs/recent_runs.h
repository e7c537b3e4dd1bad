#pragma once

#include <filesystem>

#include <QWidget>

class QPushButton;

namespace synthslice::ui {

class RunLibrary;
class RunTable;

/// The newest runs on the start page, to open or to continue.
class RecentRuns : public QWidget {
    Q_OBJECT

public:
    explicit RecentRuns(RunLibrary& library, QWidget* parent = nullptr);

signals:
    void openRequested(const std::filesystem::path& runFolder);
    void continueRequested(const std::filesystem::path& runFolder);
    void allRequested();

private:
    RunTable* m_table;
    QPushButton* m_open;
    QPushButton* m_continue;
};

}  // namespace synthslice::ui
