#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "engine/runs/sweep/sweep_plan.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::ui {

/// One run of the queue. All paths are absolute.
struct QueueItem {
    /// Waiting may have begun: it goes on then. Skipped waits until it is asked for again.
    enum class State { Waiting, Running, Done, Failed, Skipped };
    struct NewRun {
        spec::ExperimentSpec experiment;
        std::filesystem::path data;  ///< empty if nothing is learned from
    };
    /// `runFolder` goes on to its last step.
    struct Continued {};
    struct OfSweep {
        std::filesystem::path sweep;
        std::size_t index = 0;
    };

    std::variant<NewRun, Continued, OfSweep> work;
    std::string title;
    std::filesystem::path runFolder = {};  ///< empty until it has begun
    State state = State::Waiting;
    std::string error = {};  ///< of a Failed one
    std::int64_t stepsDone = 0;
    std::int64_t steps = 0;           ///< to do in all
    double guessedStepSeconds = 0.0;  ///< guessedStepSeconds() of its experiment
    double budgetSeconds = 0.0;       ///< of all its steps together; 0: no such limit
};

/// The draft as a run.
[[nodiscard]] QueueItem newRunItem(spec::ExperimentSpec experiment, std::filesystem::path data);
/// A run that was begun. Reads its folder.
[[nodiscard]] Result<QueueItem> continuedItem(const std::filesystem::path& runFolder);
/// The runs of a sweep that are not done. Reads its folder.
[[nodiscard]] Result<std::vector<QueueItem>> sweepItems(const std::filesystem::path& sweep);

/// What a queue keeps between two starts.
struct QueueDraft {
    std::vector<QueueItem> items;
    double slowness = 1.0;  ///< measured time of a step, as a multiple of the guessed one
};
[[nodiscard]] std::string toText(const QueueDraft& draft);
/// Strict; an error names `file`. What was running when the program ended waits.
[[nodiscard]] Result<QueueDraft> queueFromText(const std::string& text, const std::filesystem::path& file);

}  // namespace synthslice::ui
