#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace synthslice::app {

/// Progress on stderr: a bar that stays on one line of a terminal; elsewhere a plain line now and then.
class TerminalProgress {
public:
    TerminalProgress();
    void show(double fraction, std::string_view doing);
    void finish();  ///< ends the bar's line

private:
    bool m_terminal;
    bool m_shown = false;
    std::string m_doing;
    std::chrono::steady_clock::time_point m_last;
};

}  // namespace synthslice::app
