#include "app/shared/terminal_progress.h"

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace synthslice::app {

TerminalProgress::TerminalProgress() : m_terminal(isatty(STDERR_FILENO) == 1) {}

void TerminalProgress::show(double fraction, std::string_view doing)
{
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    const auto interval = m_terminal ? 100ms : 10000ms;
    // A text that carries numbers changes all the time; a new kind of work shows in its first word.
    const auto firstWord = [](std::string_view text) { return text.substr(0, text.find(' ')); };
    const bool sameWork = m_shown && firstWord(doing) == firstWord(m_doing);
    if (sameWork && now - m_last < interval) return;
    m_shown = true;
    m_last = now;
    m_doing = doing;
    const int percent = static_cast<int>(100 * std::clamp(fraction, 0.0, 1.0));
    if (m_terminal) {
        const std::string bar(static_cast<std::size_t>(percent) / 5, '#');
        std::fprintf(stderr, "\r\033[K[%-20s] %3d %%  %.*s", bar.c_str(), percent,
                     static_cast<int>(doing.size()), doing.data());
    } else {
        std::fprintf(stderr, "%3d %%  %.*s\n", percent, static_cast<int>(doing.size()), doing.data());
    }
}

void TerminalProgress::finish()
{
    if (m_terminal && m_shown) std::fputc('\n', stderr);
}

}  // namespace synthslice::app
