#include "ui/shared/draft_file.h"

#include <chrono>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/read_file.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

namespace {

constexpr auto writeAfter = std::chrono::seconds(1);

Result<void> store(const std::filesystem::path& file, const std::string& text)
{
    if (text.empty()) {
        std::error_code absent;
        std::filesystem::remove(file, absent);
        return {};
    }
    return makeFolders(file.parent_path()).and_then([&] { return writeFileAtomically(file, text); });
}

}  // namespace

DraftFile::DraftFile(std::function<std::string()> content, QObject* parent)
    : QObject(parent), m_content(std::move(content)), m_writing(new BackgroundTask(this))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeAfter);
    connect(&m_timer, &QTimer::timeout, this, &DraftFile::write);
}

DraftFile::~DraftFile() = default;

void DraftFile::setFile(const std::filesystem::path& file)
{
    if (file == m_file) return;
    flush();
    m_file = file;
}

void DraftFile::touch()
{
    m_changed = !m_file.empty();
    if (m_changed && !m_timer.isActive()) m_timer.start();
}

void DraftFile::write()
{
    if (m_writing->isRunning()) {
        m_timer.start();
        return;
    }
    m_changed = false;
    m_writing->start([file = m_file, text = m_content()](const Progress&) { return store(file, text); },
                     [this](const Result<void>& written) {
                         tell(written);
                         if (!written) touch();  // and try again
                     });
}

void DraftFile::flush()
{
    m_timer.stop();
    if (!std::exchange(m_changed, false)) return;
    // What is being written is older: it must not come last.
    delete m_writing;
    m_writing = new BackgroundTask(this);
    tell(store(m_file, m_content()));
}

void DraftFile::tell(const Result<void>& written)
{
    const bool failing = !written;
    if (failing && !m_failing) emit failed(written.error());
    m_failing = failing;
}

Result<std::string> readDraft(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return std::string();
    return readFile(file);
}

}  // namespace synthslice::ui
