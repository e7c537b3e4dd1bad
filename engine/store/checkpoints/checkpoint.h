#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/base/files/atomic_file.h"
#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"
#include "engine/store/run_folder.h"

namespace synthslice::store {

// checkpoints/step-000500 holds <name>.safetensors for each group of tensors and state.json with the small
// state, the SHA-256 of every file and one of the state itself. It is complete or absent at every moment.

/// Writes the checkpoint aside, flushes it and gives it its name; an older one of the same step is replaced.
/// On an error nothing new is there and every older checkpoint is intact.
[[nodiscard]] Result<void> writeCheckpoint(const RunFolder& run, const session::CheckpointData& data,
                                           const FileOperations& operations = systemFileOperations());

/// Reads a checkpoint and verifies it against its hashes. The error names the damaged or missing file.
[[nodiscard]] Result<session::CheckpointData> readCheckpointFolder(const std::filesystem::path& folder);

/// Removes all but the `keep` newest checkpoints, those of the steps `spared` and those that keepCheckpoint()
/// was asked to keep; a `keep` of 0 keeps all.
void pruneCheckpoints(const RunFolder& run, std::int64_t keep, const std::vector<std::int64_t>& spared);

/// Gives checkpoints later than `step` names under which they are no checkpoints any more. Keeps their
/// content.
[[nodiscard]] Result<void> setAsideCheckpointsAfter(const RunFolder& run, std::int64_t step);

/// Removes what a killed process left of an unfinished save or removal, and brings back the checkpoint that
/// it was replacing. Only for the holder of the lock.
void repairCheckpoints(const RunFolder& run);

}  // namespace synthslice::store
