#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace synthslice::test {

/// One life of a run, drawn from `seed` alone, in the folder `root`, which is removed before and after:
/// sessions over the fake trainer that train, pause, take single steps, are edited, sample, save, meet a full
/// disk, are stopped or killed at any change of the disk, and are opened again until the run is done. Returns
/// what did not hold, or nothing:
///  - no checkpoint whose saving was reported is lost, and each holds what an uninterrupted run had there;
///  - metrics.csv is that of an uninterrupted run with the same edits, up to its last row; rows are missing
///    only after a full disk;
///  - events.jsonl tells what happened in its order;
///  - nobody else can take the run while it is being trained;
///  - the run ends as finished, with a checkpoint of its last step.
[[nodiscard]] std::string simulateHistory(std::uint64_t seed, const std::filesystem::path& root);

}  // namespace synthslice::test
