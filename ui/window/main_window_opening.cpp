// What the window opens: slices, runs, and what was open before.

#include <QFileDialog>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTimer>

#include "engine/runs/sweep/sweep_plan.h"
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
        openSlices(path, {});
        return;
    }
    RawVolumeDialog::ask(path, m_run->editor().experiment().data.raw, this,
                         [this, path](const std::string& layout) {
                             m_run->editor().setValue("data.raw", layout);
                             openSlices(path, {});
                         });
}

void MainWindow::openSlices(const std::filesystem::path& path, const std::string& files)
{
    m_settings.setLastDataFolder(path);
    ExperimentEditor& editor = m_run->editor();
    // The names of the slices before are none of these.
    if (editor.experiment().data.files != files) editor.setValue("data.files", files);
    m_workspace->openSlices(path, editor.experiment().data);
    goTo(Data);
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
    openSlices(folder, names);
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
    m_run->setSlicesOfRun(toPath(folder));
    m_workspace->openSlices(toPath(folder), m_run->editor().experiment().data);
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
