#pragma once

#include <filesystem>
#include <vector>

#include <QDialog>

class QListWidget;

namespace synthslice::ui {

class BackgroundTask;

/// Lets runs of a folder be chosen, those of the runs folder first.
class AddRunsDialog : public QDialog {
    Q_OBJECT

public:
    explicit AddRunsDialog(const std::filesystem::path& runsFolder, QWidget* parent = nullptr);

signals:
    void chosen(const std::vector<std::filesystem::path>& runs);

private:
    void list(const std::filesystem::path& folder);
    void chooseFolder();

    QListWidget* m_list;
    BackgroundTask* m_listing;
};

/// The runs among some paths: run folders themselves, or those directly below. Newest first.
[[nodiscard]] std::vector<std::filesystem::path> runsAmong(const std::vector<std::filesystem::path>& paths);

}  // namespace synthslice::ui
