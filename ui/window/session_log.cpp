#include "ui/window/session_log.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <functional>
#include <optional>
#include <system_error>
#include <utility>

#include <execinfo.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "engine/base/files/read_file.h"
#include "engine/store/lines/local_time.h"

namespace synthslice::ui {

namespace {

namespace fs = std::filesystem;

constexpr const char* logEnding = ".log";
constexpr const char* earlierEnding = ".earlier";  ///< behind it: the part before the last
constexpr std::string_view endKind = "end";
constexpr std::string_view toldKind = "told";
constexpr std::string_view signalKind = "signal";

std::string lineOf(std::string_view kind, std::string_view text)
{
    std::string line = store::localTime("%Y-%m-%dT%H:%M:%S", std::time(nullptr)) + " ";
    line.append(kind).append(" ").append(text);
    std::ranges::replace(line, '\n', ' ');
    return line + "\n";
}

/// The text behind the time and the kind in the last line that is of it; nothing if there is none.
std::optional<std::string> lastText(const std::string& log, std::string_view kind)
{
    const std::string marked = " " + std::string(kind) + " ";
    for (std::size_t end = log.rfind('\n'); end != std::string::npos && end > 0;) {
        const std::size_t before = log.rfind('\n', end - 1);
        const std::size_t begin = before == std::string::npos ? 0 : before + 1;
        const std::size_t place = log.find(' ', begin);
        if (place < end && log.compare(place, marked.size(), marked) == 0)
            return log.substr(place + marked.size(), end - place - marked.size());
        end = before;
    }
    return std::nullopt;
}

int openForOne(const fs::path& file, int flags)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC | flags, 0666);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
    if (descriptor >= 0) ::close(descriptor);
    return -1;
}

std::atomic<int> signalDescriptor = -1;

/// Only what may be called wherever a program breaks down.
void noteSignal(int signal)
{
    const int descriptor = signalDescriptor;
    const auto put = [&](const char* text) { (void)!::write(descriptor, text, std::strlen(text)); };
    const char* const name = sigdescr_np(signal);
    put("- signal ");
    put(name == nullptr ? "unknown" : name);
    put("\n");
    std::array<void*, 64> calls{};
    ::backtrace_symbols_fd(calls.data(), ::backtrace(calls.data(), static_cast<int>(calls.size())),
                           descriptor);
    ::raise(signal);  // as it would have ended
}

}  // namespace

std::vector<fs::path> sessionLogs(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code unreadable;
    for (fs::directory_iterator entry(folder, unreadable), end; !unreadable && entry != end;
         entry.increment(unreadable))
        if (entry->path().extension() == logEnding) files.push_back(entry->path());
    std::ranges::sort(files, std::greater());
    return files;
}

Result<std::unique_ptr<SessionLog>> SessionLog::open(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    // Names sort by time, also of those that begin within one second.
    const std::string name = store::localTime("%Y-%m-%d_%H%M%S", std::time(nullptr));
    for (int number = 10; number < 100; ++number) {
        const fs::path file = folder / (name + "-" + std::to_string(number) + logEnding);
        const int descriptor = openForOne(file, O_CREAT | O_EXCL);
        if (descriptor >= 0) return std::unique_ptr<SessionLog>(new SessionLog(file, descriptor));
        if (errno != EEXIST) break;
    }
    return failed("Cannot keep a log in " + folder.string() + " (" + std::generic_category().message(errno) +
                      ")",
                  "check the folder's permissions and the space left");
}

SessionLog::SessionLog(fs::path file, int descriptor) : m_file(std::move(file)), m_descriptor(descriptor)
{
    const auto files = sessionLogs(m_file.parent_path());
    for (std::size_t i = mostFiles; i < files.size(); ++i) {
        std::error_code ignored;
        fs::remove(files[i], ignored);
        fs::remove(files[i].string() + earlierEnding, ignored);
    }
}

SessionLog::~SessionLog()
{
    add(endKind, "");
    if (signalDescriptor == m_descriptor) signalDescriptor = -1;
    ::close(m_descriptor);
}

void SessionLog::add(std::string_view kind, std::string_view text)
{
    const std::string line = lineOf(kind, text);
    const std::lock_guard lock(m_mutex);
    if (m_size + line.size() > mostBytes) goOnAnew();
    if (::write(m_descriptor, line.data(), line.size()) > 0) m_size += line.size();
}

void SessionLog::goOnAnew()
{
    std::error_code ignored;
    fs::rename(m_file, m_file.string() + earlierEnding, ignored);
    const int fresh = openForOne(m_file, O_CREAT | O_EXCL);
    if (fresh < 0) return;
    ::dup3(fresh, m_descriptor, O_CLOEXEC);
    ::close(fresh);
    m_size = 0;
}

void SessionLog::noteFatalSignals()
{
    signalDescriptor = m_descriptor;
    std::array<void*, 1> calls{};
    ::backtrace(calls.data(), 1);  // loads what it needs, which a handler may not
    struct sigaction action {};
    action.sa_handler = noteSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) ::sigaction(signal, &action, nullptr);
}

std::vector<SessionLog::Crash> SessionLog::takeCrashes() const
{
    std::vector<Crash> crashes;
    for (const fs::path& file : sessionLogs(m_file.parent_path())) {
        const int descriptor = file == m_file ? -1 : openForOne(file, 0);
        if (descriptor < 0) continue;
        const std::string log = readFile(file, 2 * mostBytes).value_or("");
        // An empty one is about to be begun.
        if (!log.empty() && !lastText(log, endKind) && !lastText(log, toldKind)) {
            crashes.push_back({file, lastText(log, signalKind).value_or("")});
            const std::string line = lineOf(toldKind, "A later start has found that this one did not end.");
            (void)!::write(descriptor, line.data(), line.size());
        }
        ::close(descriptor);
    }
    std::ranges::reverse(crashes);
    return crashes;
}

}  // namespace synthslice::ui
