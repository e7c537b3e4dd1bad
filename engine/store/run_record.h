#pragma once

#include "engine/base/result.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_store.h"

namespace synthslice::store {

/// Writes experiment.json (an experiment file like any other) and run.json (all else of the record).
[[nodiscard]] Result<void> writeRecord(const RunFolder& run, const RunRecord& record);

/// Reads both. The error names the file and, where it can, the key.
[[nodiscard]] Result<RunRecord> readRecord(const RunFolder& run);

}  // namespace synthslice::store
