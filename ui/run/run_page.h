#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QMainWindow>
#include <QTimer>

#include "ui/run/planned_run.h"
#include "ui/run/run_controls.h"
#include "ui/run/run_data.h"
#include "ui/run/step_controls.h"
#include "ui/shared/session_bridge.h"
#include "ui/shared/training_calls.h"

namespace synthslice::ui {

class BackgroundTask;
class ExperimentEditor;
class HealthView;
class LiveParameters;
class LossPanel;
class QualityView;
class RunInfoView;
class SampleHistory;
class Settings;

/// The Train page: the draft of an experiment on the left, samples in the centre, curves below, the run on
/// the right with what of it may change meanwhile; and the one run that is open, whether it is being trained
/// or looked at. Starts, continues and stops training.
class RunPage : public QMainWindow {
    Q_OBJECT

public:
    RunPage(TrainingCalls calls, const Settings& settings, QWidget* parent = nullptr);
    ~RunPage() override;

    /// The slices or images for a new run, and what was read of them as slices; why a run cannot start on
    /// them as slices, or as images with classes, empty if it can.
    void setData(const std::filesystem::path& folder, std::shared_ptr<const data::SliceStack> slices,
                 const QString& whyNoSlices, const QString& whyNoClasses);
    /// Of the samples, for their scale bar.
    void setPixelSizeUm(std::optional<double> pixelSizeUm);
    /// What is done with a run that is opened: its experiment is taken too, and perhaps continued; or the run
    /// is only shown again beside the experiment that is edited.
    enum class Opening { Look, Continue, Restore };
    /// Reads an earlier run and shows it. Not while training; no run starts meanwhile.
    void openRun(const std::filesystem::path& runFolder, Opening opening);
    /// Where the slices of the open run are now, if they have moved since it was trained.
    void setSlicesOfRun(const std::filesystem::path& slices);
    void startRun();
    /// Trains another run than the draft, which stays. Only while nothing is trained or opened (isBusy()).
    void train(const PlannedRun& planned);
    void continueRun();
    void stopRun();

    [[nodiscard]] bool isTraining() const { return m_bridge->isActive(); }
    /// Training, or about to: reading a run to continue it.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool canContinue() const { return whyNotContinue().isEmpty() && !isTraining(); }
    [[nodiscard]] const RunData& run() const { return *m_run; }
    [[nodiscard]] RunControls& controls() { return *m_controls; }
    [[nodiscard]] StepControls& stepControls() { return *m_steps; }
    [[nodiscard]] ExperimentEditor& editor() { return *m_editor; }
    [[nodiscard]] LiveParameters& liveParameters() { return *m_live; }
    [[nodiscard]] std::vector<QDockWidget*> docks() const { return m_docks; }

    /// A further dock beside that of the run.
    void addRunDock(const char* objectName, const QString& title, QWidget* content);

    /// Where the docks are and how large, for when the page is first shown: sizes are right only from then
    /// on. Without a layout they take their first sizes.
    void restoreDocks(const QByteArray& layout);
    [[nodiscard]] QByteArray docksLayout() const;
    void resetDocks();

signals:
    void updated(const synthslice::session::SessionUpdate& update);
    /// The user wants the draft to be trained after other runs.
    void queueRequested(const synthslice::spec::ExperimentSpec& experiment,
                        const std::filesystem::path& data);
    void stateChanged(synthslice::session::SessionState state);
    void runShown(const std::filesystem::path& runFolder);
    /// The user has opened a run, which learned from these slices.
    void runOpened(const std::filesystem::path& slices);
    void noted(const QString& text);
    void warned(const QString& text);
    void failed(const synthslice::Error& error);
    void trainingFailed(const synthslice::Error& error);
    void freed();  ///< a run was read, and nothing is trained: no longer busy

protected:
    void showEvent(QShowEvent* event) override;

private:
    void giveDocksFirstSizes();
    void addDock(const char* objectName, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void connectControls();
    void connectViews();
    void read(const std::filesystem::path& runFolder, Opening opening);
    void open(RunHistory history, Opening opening);
    /// Reads the curves from the run folder once more if the window was too busy to be told of every step.
    void fillGaps();
    void apply(const session::SessionUpdate& update);
    void react(const session::SessionEvent& event);
    void continueWith(session::SessionLimits limits);
    /// Starts a new run with the remedy, from the last healthy checkpoint if there is one; a run that goes on
    /// is stopped first.
    void startRemedy(session::HealthFinding finding);  // by value: the view it comes from is cleared
    void connectLooks();
    /// Moves a parameter by hand, in the draft or in what runs, as far as its range goes.
    void moveInDraft(const std::string& path, double value);
    void moveInRun(const std::string& path, double value);
    void showHandles();
    /// Asks the session for samples of now, a few a second at most.
    void wantLook();
    void showSituation();
    [[nodiscard]] QString whyNotStart() const;
    [[nodiscard]] QString whyNotContinue() const;

    TrainingCalls m_calls;
    const Settings& m_settings;
    std::filesystem::path m_data;
    std::shared_ptr<const data::SliceStack> m_slices;  ///< read of m_data
    QString m_whyNoSlices;
    QString m_whyNoClasses;
    QByteArray m_firstDocks;    ///< as they are built
    QByteArray m_waitingDocks;  ///< restored before the page is shown
    bool m_arranged = false;    ///< the docks have their sizes

    RunData* m_run;
    RunControls* m_controls;
    StepControls* m_steps;
    ExperimentEditor* m_editor;
    LiveParameters* m_live;
    SampleHistory* m_samples;
    LossPanel* m_losses;
    RunInfoView* m_info;
    QualityView* m_quality;
    HealthView* m_health;
    std::optional<session::HealthFinding> m_waitingRemedy;  ///< until the run has stopped
    std::vector<QDockWidget*> m_docks;
    BackgroundTask* m_opening;
    bool m_stopsOnceOpened = false;  ///< stopped while it was read
    BackgroundTask* m_filling;       ///< gaps in the curves
    SessionBridge* m_bridge;
    QTimer m_lookTimer;
    bool m_looking = false;  ///< a look was asked for and has not come
    bool m_wantsAnotherLook = false;
};

}  // namespace synthslice::ui
