#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include <QMainWindow>
#include <QStringList>
#include <QTimer>

#include "engine/spec/presets/presets.h"
#include "ui/shared/draft_file.h"
#include "ui/shared/session_bridge.h"
#include "ui/shared/settings.h"
#include "ui/shared/training_calls.h"

class QTabWidget;
class QUndoGroup;

namespace synthslice::ui {

class AcceptanceView;
class BackgroundTask;
class ComparePage;
class DatasetView;
class LatentPage;
class MessageBar;
class RunLibrary;
class RunPage;
class RunQueue;
class RunStatus;
class RunsPage;
class StartPage;
class SweepPage;
class Workspace;

/// The window: pages Start, Data, Train, Runs, Sweep, Compare, Latent, Accept & export, with messages above
/// and the status below. Ties the pages together: what is opened where, what follows from it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(const TrainingCalls& calls, Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    enum Page { Start, Data, Train, Runs, Sweep, Compare, Latent, Accept };

    /// Takes up what was edited when the program was left, and, unless `onlyEdits`, opens the slices and the
    /// run that were open. What cannot be read is set aside and said.
    void restoreDraft(bool onlyEdits);

    /// A folder or file of slices, or the folder of a run or a sweep, told apart by what is in it.
    void open(const std::filesystem::path& path);
    void openSlices(const std::filesystem::path& path);
    /// Files of slices, those of one folder.
    void openFiles(const std::vector<std::filesystem::path>& files);
    void chooseSlices();
    void chooseFiles();
    void chooseRun();
    void chooseRunsFolder();
    void makeSamples();
    /// Asks what of the draft is to be varied.
    void makeSweep();
    void openSweep(const std::filesystem::path& sweep);
    void choosePreset(const spec::Preset& preset);
    /// Shows these runs beside each other.
    void compareRuns(const std::vector<std::filesystem::path>& runs);
    void goTo(Page page);
    void setTheme(Theme theme);
    void setWritesTensorBoard(bool on);
    /// Of the run that is shown; says what is missing for it.
    void openBlindTest();
    void setLanguage(const QString& language);
    void resetLayout();

    /// Closes without a question; a run that is being trained saves a checkpoint first.
    void saveAndClose();

    [[nodiscard]] RunPage& runPage() { return *m_run; }
    [[nodiscard]] RunQueue& queue() { return *m_queue; }
    [[nodiscard]] RunsPage& runsPage() { return *m_runs; }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }
    [[nodiscard]] QUndoGroup& undo() { return *m_undo; }
    [[nodiscard]] const Settings& settings() const { return m_settings; }

signals:
    /// The window is about to close to be built again in another language.
    void restartRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectStartPage();
    void connectRunPage();
    void connectQueue();
    void connectSweepPage();
    void connectRunsPage();
    void chooseUndoStack(int page);
    /// With what tells how they are read, by the keys of the experiment's data: their names in a folder
    /// (data.files), the layout of a raw volume (data.raw).
    void openSlices(const std::filesystem::path& path, const spec::Json& reading);
    /// The data part of the draft, as one step that can be undone.
    void setData(const spec::Json& reading);
    /// Takes what was read. Slices that cannot be opened leave the draft and those shown as they were.
    void endOpening(bool opened);
    /// Whether other slices were open, or had been when the draft was left.
    [[nodiscard]] bool areOthers(const std::filesystem::path& path) const;
    void takeDataset();
    void openSlicesOfRun(const std::filesystem::path& slices);
    void chooseSlicesOfRun();
    [[nodiscard]] std::string draftText() const;
    void offerInterruptedRuns();
    void askToClose();
    void restoreLayout();
    void saveLayout();

    Settings& m_settings;
    OpenGenerator m_openGenerator;
    Workspace* m_workspace;
    RunLibrary* m_library;
    QTabWidget* m_pages;
    StartPage* m_start;
    DatasetView* m_data;
    RunPage* m_run;
    RunsPage* m_runs;
    RunQueue* m_queue;
    SweepPage* m_sweep;
    AcceptanceView* m_accept;
    ComparePage* m_compare;
    LatentPage* m_latent;
    MessageBar* m_messages;
    RunStatus* m_status;
    BackgroundTask* m_sampling;
    QUndoGroup* m_undo;    ///< of the experiment, or of the acceptance or the runs on their pages
    QTimer m_layoutTimer;  ///< saves the layout 2 s after its last change
    QTimer m_reloadTimer;  ///< reads the slices again after the experiment's data part has changed
    DraftFile m_draft;
    std::optional<spec::Json> m_dataBefore;  ///< of the draft, until the slices that it was set for are read
    QStringList m_takenBack;                 ///< settings that were taken back for them
    std::filesystem::path m_slicesOfDraft;   ///< that were open when the draft was left
    bool m_closeWhenStopped = false;
};

}  // namespace synthslice::ui
