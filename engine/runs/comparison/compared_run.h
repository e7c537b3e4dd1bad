#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/runs/settings.h"
#include "engine/session/assessment.h"
#include "engine/store/run_store.h"

namespace synthslice::runs {

/// All that is compared of a run but its samples, which are read when they are shown.
struct ComparedRun {
    std::filesystem::path folder;
    std::string name;  ///< that the user has given it; else that of the folder
    store::RunRecord record;
    Settings settings;
    store::RunMetrics metrics;    ///< columns without any value are left out
    std::vector<double> seconds;  ///< trained since the start, a value a row of metrics; NaN where unknown
    std::vector<session::Assessment> assessments;  ///< the last of each step, ascending
    std::vector<std::int64_t> sampleSteps;         ///< ascending
    std::int64_t stepsPerEpoch = 0;                ///< 0 where unknown: in runs of earlier versions
    std::uint64_t testImages = 0;  ///< that a classifier is tested on; 0 of other runs and where unknown

    /// The column of a metric; null if the run has no value of it.
    [[nodiscard]] const std::vector<double>* values(const std::string& metric) const;
    /// Steps done.
    [[nodiscard]] std::int64_t lastStep() const;
};

/// Reads a run, also one that another process is writing. Any thread.
[[nodiscard]] Result<ComparedRun> readComparedRun(const std::filesystem::path& folder);

using RunList = std::vector<std::shared_ptr<const ComparedRun>>;

/// What curves are drawn against.
enum class XAxis { Step, Epoch, Images, Time };

/// Where each row of a run's metrics is; images are those of the batches, time is in seconds of training.
/// Empty where it is not known: epochs in runs of earlier versions.
[[nodiscard]] std::vector<double> positions(const ComparedRun& run, XAxis axis);

/// Where a step is, by the row nearest below; NaN where that is not known.
[[nodiscard]] double positionOf(const ComparedRun& run, XAxis axis, std::int64_t step);

}  // namespace synthslice::runs
