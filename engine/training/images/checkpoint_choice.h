#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"

namespace synthslice::training {

/// The checkpoint of that step of a run; without a step the best, or the newest if none was assessed.
[[nodiscard]] Result<session::CheckpointData> readChosenCheckpoint(const std::filesystem::path& runFolder,
                                                                   std::optional<std::int64_t> step);

}  // namespace synthslice::training
