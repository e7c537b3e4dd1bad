#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

namespace synthslice::runs {

/// Differs whenever there is more to read of a run: sizes and times of change of its files, and whether
/// another process is writing it.
struct RunStamp {
    std::array<std::int64_t, 16> files{};
    bool locked = false;
    bool operator==(const RunStamp&) const = default;
};

/// That of a run folder as it is now. Taken before a run is read, so that what changes meanwhile is read
/// again.
[[nodiscard]] RunStamp stampOf(const std::filesystem::path& runFolder);

}  // namespace synthslice::runs
