#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/base/result.h"
#include "engine/store/run_folder.h"

namespace synthslice::store {

/// Brings a run's files back to what they were when the checkpoint of `step` was saved: cuts metrics.csv (of
/// `metricCount` metrics), timing.csv and events.jsonl, removes later samples, sets later checkpoints aside.
/// Only for the holder of the lock.
[[nodiscard]] Result<void> cutBack(const RunFolder& run, std::size_t metricCount, std::int64_t step);

/// Removes what a killed process left of unfinished writes, and brings back what it was replacing. Only for
/// the holder of the lock.
void repairRun(const RunFolder& run);

}  // namespace synthslice::store
