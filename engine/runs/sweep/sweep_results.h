#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/runs/run_stamp.h"
#include "engine/runs/sweep/sweep_plan.h"
#include "engine/runs/sweep/sweep_state.h"
#include "engine/session/messages.h"

namespace synthslice::runs {

/// Key of the score of a run's bestAssessment(), beside the columns of metrics.csv.
inline constexpr const char* scoreKey = "q";

/// What is read of a run that has begun.
struct SweepReading {
    std::int64_t steps = 0;                 ///< done
    std::map<std::string, double> metrics;  ///< by key: settled(), of what the run has
    std::vector<std::int64_t> sampleSteps;
    std::vector<session::MetricInfo> columns;  ///< of metrics.csv
    RunStamp stamp = {};                       ///< of the folder when it was read
};

/// What came of one run of a sweep.
struct SweepOutcome : SweepReading {
    std::size_t index = 0;
    std::string name;
    std::filesystem::path folder;
    SweepState state = SweepState::Planned;
    std::int64_t seed = 0;
    std::vector<spec::Json> values;  ///< as SweepResults::varied; null where it has no such parameter
};

struct SweepResults {
    std::vector<std::string> varied;           ///< paths that are not the same in all runs, without the seed
    std::vector<session::MetricInfo> metrics;  ///< of all runs together
    std::vector<SweepOutcome> runs;
};

/// Reads what a sweep's folder has; of what was `known`, only the runs that have changed. What its runs
/// differ in is found from their experiments.
[[nodiscard]] Result<SweepResults> readResults(const std::filesystem::path& sweep, const SweepResults& known,
                                               const Progress& progress);

}  // namespace synthslice::runs
