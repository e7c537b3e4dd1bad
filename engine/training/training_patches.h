#pragma once

#include <cstdint>

#include <torch/torch.h>

#include "engine/spec/experiment_spec.h"
#include "engine/training/slice_data.h"

namespace synthslice::training {

/// Batch number `batch` of `count` patches of an experiment, {count, 1, size, size} of -1 to 1, on the CPU:
/// in memory that a GPU copies from without waiting if `pinned`.
[[nodiscard]] torch::Tensor patchBatch(const spec::ExperimentSpec& experiment, const TrainingImages& images,
                                       std::int64_t count, std::uint64_t batch, bool pinned = false);

/// Patches that no step ever takes, always the same: 512 of 64 px, fewer of larger ones.
[[nodiscard]] torch::Tensor referencePatches(const spec::ExperimentSpec& experiment,
                                             const TrainingImages& images);

}  // namespace synthslice::training
