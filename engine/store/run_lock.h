#pragma once

#include <filesystem>

#include "engine/base/result.h"

namespace synthslice::store {

/// Keeps a run folder for one writer, by a lock on its file ".lock" that the system frees with the process,
/// also after a crash.
class RunLock {
public:
    /// The error says that another Synthslice holds it, or why the file cannot be made.
    [[nodiscard]] static Result<RunLock> take(const std::filesystem::path& runFolder);

    /// An error if the folder is not under its name any more, or another is.
    [[nodiscard]] Result<void> checkInPlace() const;

    [[nodiscard]] const std::filesystem::path& runFolder() const { return m_runFolder; }

    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&&) = delete;
    ~RunLock();

private:
    RunLock(std::filesystem::path runFolder, int descriptor);

    std::filesystem::path m_runFolder;
    int m_descriptor;
};

/// Whether someone, also in this process, holds the lock. Never disturbs the holder or one who takes it.
[[nodiscard]] bool isLocked(const std::filesystem::path& runFolder);

}  // namespace synthslice::store
