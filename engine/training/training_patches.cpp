#include "engine/training/training_patches.h"

#include <algorithm>

namespace synthslice::training {

torch::Tensor patchBatch(const spec::ExperimentSpec& experiment, const TrainingImages& images,
                         std::int64_t count, std::uint64_t batch, bool pinned)
{
    const std::int64_t size = experiment.data.patchSize;
    torch::Tensor patches = torch::empty({count, 1, size, size},
                                         torch::TensorOptions().pinned_memory(pinned));
    images.batches({patches.mutable_data_ptr<float>(), static_cast<std::size_t>(patches.numel())}, count,
                   batch);
    return patches;
}

torch::Tensor referencePatches(const spec::ExperimentSpec& experiment, const TrainingImages& images)
{
    constexpr std::uint64_t ofNoStep = ~std::uint64_t{0};
    const std::int64_t size = experiment.data.patchSize;
    const std::int64_t count = std::clamp<std::int64_t>((std::int64_t{1} << 21) / (size * size), 16, 512);
    return patchBatch(experiment, images, count, ofNoStep);
}

}  // namespace synthslice::training
