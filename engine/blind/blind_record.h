#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/blind/blind_images.h"
#include "engine/blind/blind_test.h"
#include "engine/spec/parameters/json_text.h"

namespace synthslice::blind {

/// A test that was left before its end, in blind_test.json of the run folder.
struct UnfinishedTest {
    BlindTestSpec spec;
    std::int64_t step = 0;      ///< of the checkpoint
    std::vector<bool> answers;  ///< true: generated
    bool operator==(const UnfinishedTest&) const = default;
};

/// Replaces it, or removes it where there is none. No link is followed. Any thread.
[[nodiscard]] Result<void> saveUnfinished(const std::filesystem::path& runFolder,
                                          const std::optional<UnfinishedTest>& test);

/// Nothing if there is none, or what is there is damaged.
[[nodiscard]] std::optional<UnfinishedTest> readUnfinished(const std::filesystem::path& runFolder);

/// Adds a line to blind_tests.jsonl of the run folder: when and of which checkpoint, the shares with their
/// intervals, and each image with what it was and what was said of it.
[[nodiscard]] Result<void> recordTest(const std::filesystem::path& runFolder, const spec::Json& provenance,
                                      const BlindTestSpec& spec, std::span<const BlindImage> images,
                                      const BlindTest& test);

/// One line of blind_tests.jsonl, for a list.
struct PastTest {
    std::string time;  ///< ISO 8601, local time
    std::int64_t step = 0;
    BlindResult result;
};
/// Oldest first; lines that cannot be read are left out.
[[nodiscard]] std::vector<PastTest> readTests(const std::filesystem::path& runFolder);

}  // namespace synthslice::blind
