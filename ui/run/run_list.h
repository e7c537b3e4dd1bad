#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/store/run_store.h"

class QPushButton;
class QTreeWidget;

namespace synthslice::ui {

class BackgroundTask;

[[nodiscard]] QString outcomeText(store::RunOutcome outcome);

/// The runs below the runs folder, newest first, to open or to continue. Read in the background.
class RunList : public QWidget {
    Q_OBJECT

public:
    explicit RunList(QWidget* parent = nullptr);
    ~RunList() override;

    void setFolder(const std::filesystem::path& runsFolder);
    void refresh();

    [[nodiscard]] const std::vector<store::RunSummary>& runs() const { return m_runs; }

signals:
    void loaded();
    void openRequested(const std::filesystem::path& runFolder);
    void continueRequested(const std::filesystem::path& runFolder);

private:
    void show(std::vector<store::RunSummary> runs);
    [[nodiscard]] const store::RunSummary* selected() const;

    std::filesystem::path m_folder;
    std::vector<store::RunSummary> m_runs;
    BackgroundTask* m_listing;
    bool m_again = false;
    QTreeWidget* m_table;
    QPushButton* m_open;
    QPushButton* m_continue;
};

}  // namespace synthslice::ui
