#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <torch/torch.h>

#include "engine/base/grey_image.h"
#include "engine/data/dataset/grey_coding.h"
#include "engine/spec/shape_inference.h"

namespace synthslice::training {

/// The latent that belongs to a seed, standard normal, shape {1} + shape, on the CPU. The same for the same
/// seed.
[[nodiscard]] torch::Tensor latentOf(std::uint64_t latentSeed, const spec::Shape& shape);

/// One image per seed from a generator in evaluation mode; shape {1, channels, height, width} in, {1, 1, H,
/// W} out, about `imagePixels` in all; noise goes on where the latent's draw ended. On the CPU each image is
/// made alone, in fp32, by one thread, so that it depends on its seed alone and neither on how many are asked
/// for nor on the number of threads.
[[nodiscard]] std::vector<GreyImage> synthesize(torch::nn::Sequential generator,
                                                const spec::Shape& latentShape,
                                                std::span<const std::uint64_t> latentSeeds,
                                                const data::GreyCoding& coding, std::int64_t imagePixels);

/// The same in batches, which is faster; an image may differ from synthesize()'s by rounding.
[[nodiscard]] std::vector<GreyImage> synthesizeInBatches(torch::nn::Sequential generator,
                                                         const spec::Shape& latentShape,
                                                         std::span<const std::uint64_t> latentSeeds,
                                                         const data::GreyCoding& coding,
                                                         std::int64_t imagePixels);

}  // namespace synthslice::training
