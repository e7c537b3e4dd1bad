#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/runs/comparison/compared_run.h"
#include "engine/runs/comparison/statistics.h"
#include "engine/spec/parameters/json_text.h"

namespace synthslice::runs {

/// A parameter, or what a run was made with, that is not the same in all runs.
struct Difference {
    std::string path;   ///< as `--set` takes it; "run.device" and the like for what is no parameter
    std::string label;  ///< in English (SYNTHSLICE_TEXT)
    std::vector<spec::Json> values;  ///< a run each; null where it has none
};

/// Runs that differ by their seed only; one run is a group too.
struct SeedGroup {
    std::string name;
    std::vector<std::size_t> runs;  ///< ascending
};

/// Which values are the better ones.
enum class Better { Unknown, Lower, Higher };

/// Where in a run a value was taken.
enum class TakenAt { BestCheckpoint, End, LastTenth, WholeRun };

/// In English (SYNTHSLICE_TEXT).
[[nodiscard]] const char* toText(TakenAt takenAt);

struct MeasuredValue {
    double value = std::numeric_limits<double>::quiet_NaN();  ///< NaN: the run has none
    /// Standard error, over the images assessed or tested; NaN where none is known.
    double error = std::numeric_limits<double>::quiet_NaN();
};

struct MetricRow {
    std::string key;
    std::string label;  ///< in English (SYNTHSLICE_TEXT), as the unit
    std::string unit;
    Better better = Better::Unknown;
    TakenAt takenAt = TakenAt::End;
    std::vector<MeasuredValue> values;  ///< a run each
    std::vector<Summary> groups;        ///< of each seed group: a value for each seed, the mean of its runs
};

/// What is the same and what is not between runs. A run that lacks a value is in every row all the same.
struct Comparison {
    std::vector<std::string> names;  ///< of the runs, each once
    std::vector<Difference> differences;
    std::vector<SeedGroup> groups;          ///< in the order of their first runs
    std::vector<MetricRow> metrics;         ///< the one that tells quality best first
    std::vector<std::string> fingerprints;  ///< of each run's data
    std::vector<std::int64_t> steps;        ///< done by each run
};

[[nodiscard]] Comparison compare(const RunList& runs);

/// The run, and the group by its mean, that is best by a metric; nothing if the metric does not tell which
/// is, or none has a value.
[[nodiscard]] std::optional<std::size_t> bestRun(const MetricRow& metric);
[[nodiscard]] std::optional<std::size_t> bestGroup(const MetricRow& metric);

/// A value of a Difference for people: layers as "linear 128 · relu", "–" for none.
[[nodiscard]] std::string fullValueText(const spec::Json& value);

}  // namespace synthslice::runs
