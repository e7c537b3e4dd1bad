// What the window opens: slices, runs, and what was open before.

#include <algorithm>

#include <QFileDialog>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTimer>

#include "engine/runs/sweep/sweep_plan.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "ui/acceptance/acceptance_view.h"
#include "ui/compare/compare_page.h"
#include "ui/controls/message_bar.h"
#include "ui/experiment/experiment_editor.h"
#include "ui/run/run_page.h"
#include "ui/run/run_status.h"
#include "ui/runs/run_library.h"
#include "ui/shared/background_task.h"
#include "ui/shared/workspace.h"
#include "ui/slices/raw_volume_dialog.h"
#include "ui/slices/sample_slices.h"
#include "ui/window/draft.h"
#include "ui/window/main_window.h"
#include "ui/window/start_page.h"

namespace synthslice::ui {

namespace {

/// Settings that say something of certain slices, and of no others; with what they are called together.
struct SettingsOfSlices {
    std::vector<const char*> keys;
    QString name;
};

std::vector<SettingsOfSlices> settingsOfSlices()
{
    return {{{"roi_x", "roi_y", "roi_width", "roi_height"}, MainWindow::tr("region of interest")},
            {{"mask"}, MainWindow::tr("mask")},
            {{"first_slice", "last_slice", "slice_step"}, MainWindow::tr("range of slices")},
            {{"pixel_size_um"}, MainWindow::tr("pixel size")},
            {{"dataset"}, MainWindow::tr("data set")},
            {{"channel"}, MainWindow::tr("channel")},
            {{"raw"}, MainWindow::tr("raw layout")}};
}

spec::Json defaultsOfSlices()
{
    const spec::Json all = spec::toJson(spec::ExperimentSpec()).at("data");
    spec::Json defaults;
    for (const SettingsOfSlices& settings : settingsOfSlices()) {
        for (const char* key : settings.keys) defaults[key] = all.at(key);
    }
    return defaults;
}

/// What was set before and is not any more, by name; not what the opened slices are read with.
QStringList takenBack(const spec::Json& before, const spec::Json& now, const spec::Json& reading)
{
    QStringList names;
    for (const SettingsOfSlices& settings : settingsOfSlices()) {
        if (std::ranges::any_of(settings.keys, [&](const char* key) {
                return before.at(key) != now.at(key) && !reading.contains(key);
            }))
            names << settings.name;
    }
    return names;
}

}  // namespace

void MainWindow::restoreDraft(bool onlyEdits)
{
    const auto text = readDraft(m_draft.file());
    if (text && text->empty()) return;
    const auto draft = text.and_then(
        [this](const std::string& content) { return draftFromText(content, m_draft.file()); });
    if (!draft) {
        std::error_code ignored;
        std::filesystem::rename(m_draft.file(), m_draft.file().string() + ".unreadable", ignored);
        m_messages->add(draft.error());
        return;
    }
    m_run->editor().restore(draft->experiment);
    m_slicesOfDraft = draft->slices;
    if (draft->criteria) m_accept->restoreCriteria(*draft->criteria);
    if (onlyEdits) return;
    std::error_code unreadable;
    if (!draft->slices.empty() && std::filesystem::exists(draft->slices, unreadable)) {
        m_workspace->openSlices(draft->slices, draft->experiment.experiment.data);
    }
    if (!draft->run.empty() && store::isRun(draft->run))
        m_run->openRun(draft->run, RunPage::Opening::Restore);
    for (int page = 0; page < m_pages->count(); ++page)
        if (m_pages->widget(page)->objectName().toStdString() == draft->page) m_pages->setCurrentIndex(page);
}

void MainWindow::open(const std::filesystem::path& path)
{
    if (store::isRun(path)) {
        m_run->openRun(path, RunPage::Opening::Look);
    } else if (runs::isSweep(path)) {
        openSweep(path);
    } else {
        openSlices(path);
    }
}

void MainWindow::compareRuns(const std::vector<std::filesystem::path>& runs)
{
    m_compare->setRuns(runs);
    goTo(Compare);
}

void MainWindow::openSlices(const std::filesystem::path& path)
{
    if (!RawVolumeDialog::isNeededFor(path)) {
        openSlices(path, {{"files", ""}});
        return;
    }
    RawVolumeDialog::ask(path, m_run->editor().experiment().data.raw, this,
                         [this, path](const std::string& layout) {
                             openSlices(path, {{"files", ""}, {"raw", layout}});
                         });
}

void MainWindow::openSlices(const std::filesystem::path& path, const spec::Json& reading)
{
    m_settings.setLastDataFolder(path);
    ExperimentEditor& editor = m_run->editor();
    const spec::Json before = spec::toJson(editor.experiment()).at("data");
    spec::Json now = before;
    if (areOthers(path)) {
        now.update(defaultsOfSlices());
        // Of raw volumes in a folder nobody is asked: the layout was set for them beforehand.
        if (RawVolumeDialog::isNeededIn(path)) now["raw"] = before.at("raw");
    }
    now.update(reading);
    m_takenBack = takenBack(before, now, reading);
    if (!m_dataBefore) m_dataBefore = before;
    setData(now);
    m_workspace->openSlices(path, editor.experiment().data);
    goTo(Data);
}

void MainWindow::setData(const spec::Json& reading)
{
    ExperimentEditor& editor = m_run->editor();
    if (reading == spec::toJson(editor.experiment()).at("data")) return;
    editor.endMerging();
    editor.setValue("data", reading);
    editor.endMerging();
}

void MainWindow::endOpening(bool opened)
{
    takeDataset();
    if (!opened && m_dataBefore) setData(*m_dataBefore);
    if (opened && !m_takenBack.isEmpty()) {
        m_messages->add(MessageBar::Kind::Info,
                        tr("Settings that belong to the slices before are taken back: %1.")
                            .arg(m_takenBack.join(QStringLiteral(", "))));
    }
    m_dataBefore.reset();
    m_takenBack.clear();
}

bool MainWindow::areOthers(const std::filesystem::path& path) const
{
    const auto& before = m_workspace->wantedPath().empty() ? m_slicesOfDraft : m_workspace->wantedPath();
    std::error_code unreadable;
    return !before.empty() && before != path && !std::filesystem::equivalent(before, path, unreadable);
}

void MainWindow::openFiles(const std::vector<std::filesystem::path>& files)
{
    if (files.size() == 1) {
        open(files.front());
        return;
    }
    const std::filesystem::path folder = files.front().parent_path();
    std::string names;
    bool elsewhere = false;
    for (const std::filesystem::path& file : files) {
        elsewhere = elsewhere || file.parent_path() != folder;
        if (file.parent_path() == folder) names += (names.empty() ? "" : "/") + file.filename().string();
    }
    if (elsewhere) {
        m_messages->add(
            MessageBar::Kind::Warning,
            tr("Slices come from one folder: of the files, those in %1 are opened.").arg(toQString(folder)));
    }
    openSlices(folder, {{"files", names}});
}

void MainWindow::openSlicesOfRun(const std::filesystem::path& slices)
{
    goTo(Train);
    std::error_code unreadable;
    const auto& spec = m_run->editor().experiment().data;
    if (slices.empty()) return;
    if (slices == m_workspace->path()) {
        m_workspace->useSpec(spec);
    } else if (std::filesystem::exists(slices, unreadable)) {
        m_workspace->openSlices(slices, spec);
    } else {
        m_messages->add(MessageBar::Kind::Warning,
                        tr("The slices of this run are not in %1 any more.").arg(toQString(slices)),
                        {{tr("Show where they are…"), [this] { chooseSlicesOfRun(); }}});
    }
}

void MainWindow::chooseSlicesOfRun()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Where the slices of the run are"),
                                                             toQString(m_settings.lastDataFolder()));
    if (folder.isEmpty()) return;
    const std::filesystem::path slices = toPath(folder);
    m_run->setSlicesOfRun(slices);
    const auto refuseOthers = [this, slices] {
        if (m_workspace->path() != slices || !m_workspace->dataset()) return;
        const RunData& run = m_run->run();
        const auto same = store::checkFingerprint(slices, m_workspace->dataset()->summary().fingerprint,
                                                  run.folder(), run.history().record.datasetFingerprint);
        if (same) return;
        m_run->setSlicesOfRun({});
        m_messages->add(same.error(), {{tr("Show where they are…"), [this] { chooseSlicesOfRun(); }}});
    };
    connect(m_workspace, &Workspace::datasetChanged, this, refuseOthers, Qt::SingleShotConnection);
    m_workspace->openSlices(slices, m_run->editor().experiment().data);
}

void MainWindow::chooseFiles()
{
    const QStringList chosen = QFileDialog::getOpenFileNames(this, tr("Open slice files"),
                                                             toQString(m_settings.lastDataFolder()));
    std::vector<std::filesystem::path> files;
    for (const QString& file : chosen) files.push_back(toPath(file));
    if (!files.empty()) openFiles(files);
}

void MainWindow::chooseSlices()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of slices"),
                                                             toQString(m_settings.lastDataFolder()));
    if (!folder.isEmpty()) {
        openSlices(toPath(folder));
    }
}

void MainWindow::chooseRun()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a run"),
                                                             toQString(m_settings.runsFolder()));
    if (!folder.isEmpty()) {
        m_run->openRun(toPath(folder), RunPage::Opening::Look);
    }
}

void MainWindow::chooseRunsFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for runs"),
                                                             toQString(m_settings.runsFolder()));
    if (!folder.isEmpty()) {
        m_settings.setRunsFolder(toPath(folder));
        m_library->setFolders(m_settings.watchedRunFolders());
    }
}

void MainWindow::makeSamples()
{
    if (m_sampling->isRunning()) {
        return;
    }
    const auto folder = toPath(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)) /
                        "sample-slices";
    m_status->showMessage(tr("Making sample slices…"));
    m_sampling->start([folder](const Progress& progress) { return makeSampleSlices(folder, progress); },
                      [this](const Result<std::filesystem::path>& made) {
                          m_status->clearMessage();
                          if (made) {
                              openSlices(*made);
                          } else {
                              m_messages->add(made.error());
                          }
                      });
}

}  // namespace synthslice::ui
