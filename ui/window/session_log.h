#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::ui {

/// What one start of the program did: lines "TIME kind text" in a file of its own, on the disk at once. The
/// files of the last starts stay beside it. A file whose last line tells no end, and which no program holds,
/// is that of a crash, of a killed program or of a power cut. add() on any thread.
class SessionLog {
public:
    static constexpr std::size_t mostFiles = 5;          ///< of starts
    static constexpr std::size_t mostBytes = 1'000'000;  ///< then a file goes on anew beside its last part

    /// Begins a file in `folder`, which is made if it is absent.
    [[nodiscard]] static Result<std::unique_ptr<SessionLog>> open(const std::filesystem::path& folder);
    SessionLog(const SessionLog&) = delete;
    SessionLog& operator=(const SessionLog&) = delete;
    ~SessionLog();  ///< notes the end

    /// A line of this kind ("message"). What cannot be written (full disk) is lost.
    void add(std::string_view kind, std::string_view text);

    /// From now on a signal that ends the program, as a segmentation fault does, is a line with the calls
    /// that led to it. Of one log only.
    void noteFatalSignals();

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    /// A start that did not end as it should.
    struct Crash {
        std::filesystem::path file;
        std::string signal;  ///< "Segmentation fault"; empty of a killed program
    };
    /// Those of the folder that nobody has asked for yet, oldest first; two windows never get the same.
    [[nodiscard]] std::vector<Crash> takeCrashes() const;

private:
    SessionLog(std::filesystem::path file, int descriptor);
    void goOnAnew();

    std::filesystem::path m_file;
    std::mutex m_mutex;  ///< guards what follows
    int m_descriptor;
    std::size_t m_size = 0;  ///< bytes
};

/// The files of a folder of logs, newest first.
[[nodiscard]] std::vector<std::filesystem::path> sessionLogs(const std::filesystem::path& folder);

}  // namespace synthslice::ui
