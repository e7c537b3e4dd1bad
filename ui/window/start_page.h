#pragma once

#include <QScrollArea>

#include "engine/spec/presets/presets.h"

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
    StartPage(const Settings& settings, RunLibrary& library, QWidget* parent = nullptr);

    [[nodiscard]] RecentRuns& runs() { return *m_runs; }

signals:
    void openSlicesRequested();
    void openFilesRequested();
    void sampleSlicesRequested();
    void openRunRequested();
    void presetChosen(const synthslice::spec::Preset& preset);

private:
    QCommandLinkButton* makeLink(const char* objectName, const QString& text, const QString& description);
    QWidget* makePresets(const std::string& family, const Settings& settings);

    RecentRuns* m_runs;
};

}  // namespace synthslice::ui
