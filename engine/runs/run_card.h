#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/runs/run_notes.h"
#include "engine/runs/settings.h"
#include "engine/store/run_store.h"

namespace synthslice::runs {

/// A run in a list of many: what can be told of it in about a millisecond, however long it is.
struct RunCard {
    std::filesystem::path folder;
    RunNotes notes;
    std::string name;  ///< that of the notes, or else of the experiment
    std::string family;
    std::string preset;  ///< the preset of the experiment's name and family; empty if there is none
    std::filesystem::path data;
    std::filesystem::path parent;  ///< the run that it was forked from; empty if it was not
    std::int64_t parentStep = 0;
    store::RunOutcome state = store::RunOutcome::Interrupted;
    std::int64_t step = 0;  ///< the last in metrics.csv
    std::int64_t targetSteps = 0;
    double seconds = 0.0;  ///< of training, with those of the parent up to the fork; trainedSeconds()
    /// The score of bestAssessment(), unless there were too few real patches to tell, and the label of the
    /// descriptor that was farthest off then, in English (SYNTHSLICE_TEXT).
    std::optional<double> bestQ;
    std::string worstDescriptor;
    /// The highest accuracy_test of metrics.csv, 0 to 1; of more than 200 evaluations, of 200 spread evenly
    /// over the run and the newest.
    std::optional<double> bestAccuracy;
    std::string changed;  ///< ISO 8601, local time of the last step or event
    Settings settings;    ///< of the experiment; empty if it cannot be read
    std::string problem;  ///< what cannot be read, and why; empty if all can
};

/// Reads a run folder, also a damaged one or one that another process writes. Any thread.
[[nodiscard]] RunCard readCard(const std::filesystem::path& runFolder);

/// "running", "interrupted", "stopped", "finished", "failed".
[[nodiscard]] const char* nameOf(store::RunOutcome state);

/// One thing that a card tells: a column, and what a query compares.
struct CardField {
    std::string key;    ///< "q"
    std::string label;  ///< in English (SYNTHSLICE_TEXT), as help
    std::string help;
    bool numeric = false;
    std::function<spec::Json(const RunCard&)> value;  ///< number, text, list of tags, truth; or null
};
[[nodiscard]] const std::vector<CardField>& cardFields();

/// The field of that key; null if there is none.
[[nodiscard]] const CardField* cardField(const std::string& key);

/// The value of a field, or else of the parameter at that path; null where the run has none.
[[nodiscard]] spec::Json valueOf(const RunCard& card, const std::string& key);

/// A value without quotes and in lower case (of ASCII), to search in and to compare.
[[nodiscard]] std::string plainText(const spec::Json& value);

/// Orders values for sorting: -1, 0 or 1. Numbers by size before texts, these without regard to case, null
/// behind all.
[[nodiscard]] int compareValues(const spec::Json& a, const spec::Json& b);

}  // namespace synthslice::runs
