#pragma once

#include <QScrollArea>

#include "engine/spec/presets/presets.h"
#include "ui/window/preset_trials.h"

class QCommandLinkButton;
class QHBoxLayout;

namespace synthslice::ui {

class RecentRuns;
class RunLibrary;
class Settings;

/// The first page: open slices, try sample slices, open a run, choose a preset, earlier runs.
class StartPage : public QScrollArea {
    Q_OBJECT

public:
    StartPage(TrySpeed trySpeed, Settings& settings, RunLibrary& library, QWidget* parent = nullptr);

    /// Only then, and while the page is shown, are presets tried for their speed.
    void setMachineIsFree(bool isFree);

    [[nodiscard]] RecentRuns& runs() { return *m_runs; }

signals:
    void openSlicesRequested();
    void openFilesRequested();
    void sampleSlicesRequested();
    void openRunRequested();
    void presetChosen(const synthslice::spec::Preset& preset);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QCommandLinkButton* makeLink(const char* objectName, const QString& text, const QString& description);
    QWidget* makePresets(const std::string& family);

    Settings& m_settings;
    PresetTrials m_trials;
    bool m_machineIsFree = true;
    RecentRuns* m_runs;
};

}  // namespace synthslice::ui
