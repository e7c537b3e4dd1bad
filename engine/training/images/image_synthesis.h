#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <torch/torch.h>

#include "engine/base/grey/grey_image.h"
#include "engine/base/latent.h"
#include "engine/data/dataset/grey_coding.h"
#include "engine/latent/latent_space.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/training/random_streams.h"

namespace synthslice::training {

/// What a generator takes.
struct LatentInput {
    spec::Shape noise;  ///< standard normal
    /// Of a conditional one, the value of a channel more.
    std::function<double(const Latent&)> condition = {};
};

/// Those of `count` images of a stream (random_streams.h).
[[nodiscard]] std::vector<Latent> latentsOf(std::uint64_t seed, Stream stream, std::int64_t count);

/// Of shape {1, channels, height, width}, on the CPU; the same for the same latent.
[[nodiscard]] torch::Tensor inputOf(const Latent& latent, const LatentInput& input);

/// The images, or maps of a latent, with one channel more that holds each one's value everywhere. `values`:
/// one an image, or one for each of several equal parts of the batch.
[[nodiscard]] torch::Tensor withChannel(const torch::Tensor& images, const torch::Tensor& values);

/// What a network made, {1, height, width} of -1 to 1 or a channel for each label, as grey.
[[nodiscard]] GreyImage toGreyImage(const torch::Tensor& imageMinus1To1, const data::GreyCoding& coding);

/// Images of one size as networks see them, {images, 1, height, width}: data::PatchSampler's values.
[[nodiscard]] torch::Tensor toPatches(std::span<const GreyImage> images, const data::GreyCoding& coding);

/// One image per latent from a generator in evaluation mode; shape {1, channels, height, width} in, {1, 1, H,
/// W} out, about `imagePixels` in all; noise goes on where the latent's draw ended. On the CPU each image is
/// made alone, in fp32, by one thread, so that it depends on its latent alone and neither on how many are
/// asked for nor on the number of threads.
[[nodiscard]] std::vector<GreyImage> synthesize(torch::nn::Sequential generator, const LatentInput& input,
                                                std::span<const Latent> latents,
                                                const data::GreyCoding& coding, std::int64_t imagePixels);

/// The same of points.
[[nodiscard]] std::vector<GreyImage> synthesizeAt(torch::nn::Sequential generator, const LatentInput& input,
                                                  std::span<const latent::Point> points,
                                                  const data::GreyCoding& coding, std::int64_t imagePixels);

/// synthesize() in batches, which is faster; an image may differ from synthesize()'s by rounding.
[[nodiscard]] std::vector<GreyImage> synthesizeInBatches(torch::nn::Sequential generator,
                                                         const LatentInput& input,
                                                         std::span<const Latent> latents,
                                                         const data::GreyCoding& coding,
                                                         std::int64_t imagePixels);

}  // namespace synthslice::training
