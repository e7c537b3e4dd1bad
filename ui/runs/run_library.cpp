#include "ui/runs/run_library.h"

#include <chrono>

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QStandardPaths>
#include <QWidget>

#include "engine/store/run_lock.h"
#include "ui/shared/background_task.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

namespace {

Result<void> trash(const std::filesystem::path& runFolder)
{
    const auto lock = store::RunLock::take(runFolder);  // nobody may begin to write it meanwhile
    if (!lock) return tl::unexpected(lock.error());
    // The home trash is made in a folder that a new account may not have yet.
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    if (QFile::moveToTrash(toQString(runFolder))) return {};
    return synthslice::failed(runFolder.string() + " cannot be moved to the trash",
                              "its file system may have none: remove the folder by hand");
}

}  // namespace

RunLibrary::RunLibrary(QObject* parent)
    : QObject(parent), m_index(std::make_shared<runs::RunIndex>()), m_reading(new BackgroundTask(this)),
      m_writing(new BackgroundTask(this))
{
    m_timer.setInterval(std::chrono::seconds(2));
    connect(&m_timer, &QTimer::timeout, this, &RunLibrary::refresh);
}

RunLibrary::~RunLibrary() = default;

void RunLibrary::setFolders(std::vector<std::filesystem::path> folders)
{
    m_folders = std::move(folders);
    refresh();
}

void RunLibrary::refresh()
{
    if (m_reading->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_reading->start([index = m_index, folders = m_folders](
                         const Progress& progress) { return index->update(folders, progress); },
                     [this](std::vector<runs::SharedCard> cards) {
                         const bool others = cards != m_cards;
                         m_cards = std::move(cards);
                         // Unless they were read before what is being written now.
                         if (!m_again && !m_writing->isRunning()) m_newNotes.clear();
                         const bool first = !std::exchange(m_loaded, true);
                         if (others || first) emit changed();
                         if (first) emit loaded();
                         if (m_again) refresh();
                     });
}

void RunLibrary::watchFor(QWidget* widget)
{
    widget->installEventFilter(this);
}

bool RunLibrary::eventFilter(QObject* watched, QEvent* event)
{
    // Spontaneous events, as when the whole window is minimized, come without a change of the widget itself.
    if (event->type() == QEvent::Show && !event->spontaneous() && m_inView++ == 0) {
        m_timer.start();
        refresh();
    }
    if (event->type() == QEvent::Hide && !event->spontaneous() && --m_inView == 0) m_timer.stop();
    return QObject::eventFilter(watched, event);
}

const runs::RunNotes& RunLibrary::notesOf(const runs::RunCard& card) const
{
    const auto found = m_newNotes.find(card.folder);
    return found == m_newNotes.end() ? card.notes : found->second;
}

void RunLibrary::annotate(Notes notes)
{
    for (const auto& [folder, note] : notes) m_newNotes[folder] = note;
    write([notes = std::move(notes)] {
        std::vector<Error> errors;
        for (const auto& [folder, note] : notes) {
            if (const auto written = runs::writeNotes(folder, note); !written) {
                errors.push_back(written.error());
            }
        }
        return errors;
    });
}

void RunLibrary::moveToTrash(std::vector<std::filesystem::path> runFolders)
{
    write([folders = std::move(runFolders)] {
        std::vector<Error> errors;
        for (const auto& folder : folders) {
            if (const auto moved = trash(folder); !moved) errors.push_back(moved.error());
        }
        return errors;
    });
}

void RunLibrary::write(Work work)
{
    m_waiting.push_back(std::move(work));
    if (!m_writing->isRunning()) writeNext();
}

void RunLibrary::writeNext()
{
    m_writing->start([work = std::move(m_waiting.front())](const Progress&) { return work(); },
                     [this](const std::vector<Error>& errors) {
                         for (const Error& error : errors) emit failed(error);
                         if (m_waiting.empty()) {
                             refresh();
                         } else {
                             writeNext();
                         }
                     });
    m_waiting.pop_front();
}

}  // namespace synthslice::ui
