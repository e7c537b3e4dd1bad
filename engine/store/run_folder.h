#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace synthslice::store {

/// The names inside a run folder.
struct RunFolder {
    std::filesystem::path path;

    [[nodiscard]] std::filesystem::path experiment() const { return path / "experiment.json"; }
    [[nodiscard]] std::filesystem::path record() const { return path / "run.json"; }
    [[nodiscard]] std::filesystem::path metrics() const { return path / "metrics.csv"; }
    [[nodiscard]] std::filesystem::path timing() const { return path / "timing.csv"; }
    [[nodiscard]] std::filesystem::path quality() const { return path / "quality.jsonl"; }
    [[nodiscard]] std::filesystem::path events() const { return path / "events.jsonl"; }
    [[nodiscard]] std::filesystem::path lock() const { return path / ".lock"; }
    [[nodiscard]] std::filesystem::path samples() const { return path / "samples"; }
    [[nodiscard]] std::filesystem::path checkpoints() const { return path / "checkpoints"; }
    [[nodiscard]] std::filesystem::path sample(std::int64_t step) const;      ///< samples/step-000500.png
    [[nodiscard]] std::filesystem::path checkpoint(std::int64_t step) const;  ///< checkpoints/step-000500
};

/// "step-000500"; more digits where they are needed.
[[nodiscard]] std::string stepName(std::int64_t step);

/// A text as a part of a folder's name: letters, digits, dots and dashes of ASCII, 60 at most; "run" if none
/// is left.
[[nodiscard]] std::string plainName(const std::string& text);

/// The step of a name that stepName() made; nothing for any other name.
[[nodiscard]] std::optional<std::int64_t> stepOfName(const std::string& name);

/// Steps of all entries of a folder that are named stepName() + `extension` and no links, ascending. Empty if
/// there is no such folder.
[[nodiscard]] std::vector<std::int64_t> stepsIn(const std::filesystem::path& folder,
                                                const std::string& extension);

}  // namespace synthslice::store
