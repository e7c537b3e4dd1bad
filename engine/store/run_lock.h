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

    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&&) = delete;
    ~RunLock();

private:
    explicit RunLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

/// Whether someone, also in this process, holds the lock. Never disturbs the holder or one who takes it.
[[nodiscard]] bool isLocked(const std::filesystem::path& runFolder);

}  // namespace synthslice::store
