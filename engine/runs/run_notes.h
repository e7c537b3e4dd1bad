#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace synthslice::runs {

/// What a person has written about a run. It stands in the run folder (notes.json) beside what the training
/// writes, which it does not change; a run without the file has none.
struct RunNotes {
    std::string name = {};  ///< shown instead of the experiment's; empty: the experiment's
    std::vector<std::string> tags = {};
    std::string note = {};
    bool archived = false;  ///< left out of lists unless asked for
    bool operator==(const RunNotes&) const = default;
};

/// The error names the file, and the key where it can.
[[nodiscard]] Result<RunNotes> readNotes(const std::filesystem::path& runFolder);

/// Writes notes.json whole or not at all, also of a run that is being trained. Tags are trimmed; empty ones
/// and repeated ones are left out. An error if the folder is no run. Any thread.
[[nodiscard]] Result<void> writeNotes(const std::filesystem::path& runFolder, const RunNotes& notes);

/// "a, b" as tags, trimmed, each once.
[[nodiscard]] std::vector<std::string> tagsOf(const std::string& text);

/// And back.
[[nodiscard]] std::string tagText(const std::vector<std::string>& tags);

}  // namespace synthslice::runs
