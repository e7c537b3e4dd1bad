#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include <QObject>
#include <QTimer>

#include "engine/runs/run_index.h"

class QWidget;

namespace synthslice::ui {

class BackgroundTask;

/// The runs under the watched folders, as the pages of the window list them: read and written in the
/// background, and while a list is in view looked at again every two seconds, as other programs write them
/// too. All methods on the window's thread.
class RunLibrary : public QObject {
    Q_OBJECT

public:
    explicit RunLibrary(QObject* parent = nullptr);
    ~RunLibrary() override;

    void setFolders(std::vector<std::filesystem::path> folders);
    [[nodiscard]] const std::vector<std::filesystem::path>& folders() const { return m_folders; }
    void refresh();

    /// Looks for changes while the widget, which shows the runs, is in view.
    void watchFor(QWidget* widget);
    bool eventFilter(QObject* watched, QEvent* event) override;

    /// Newest change first.
    [[nodiscard]] const std::vector<runs::SharedCard>& cards() const { return m_cards; }
    /// Whether they have been read once.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    using Notes = std::vector<std::pair<std::filesystem::path, runs::RunNotes>>;
    /// The notes of a run as they are, or as they are about to be written: what the next change starts from.
    [[nodiscard]] const runs::RunNotes& notesOf(const runs::RunCard& card) const;
    /// Writes notes of runs, then reads those again; errors come by failed().
    void annotate(Notes notes);
    /// Moves run folders into the desktop's trash; one that is being trained is refused.
    void moveToTrash(std::vector<std::filesystem::path> runFolders);

signals:
    /// The runs have been read for the first time.
    void loaded();
    /// Cards are others than before.
    void changed();
    void failed(const synthslice::Error& error);

private:
    using Work = std::function<std::vector<Error>()>;
    void write(Work work);
    void writeNext();

    std::vector<std::filesystem::path> m_folders;
    std::shared_ptr<runs::RunIndex> m_index;  ///< shared with the reading thread
    std::vector<runs::SharedCard> m_cards;
    std::map<std::filesystem::path, runs::RunNotes> m_newNotes;  ///< that m_cards do not tell yet
    std::deque<Work> m_waiting;
    QTimer m_timer;
    int m_inView = 0;  ///< widgets that show the runs
    bool m_loaded = false;
    bool m_again = false;
    BackgroundTask* m_reading;
    BackgroundTask* m_writing;
};

}  // namespace synthslice::ui
