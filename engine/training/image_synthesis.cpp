#include "engine/training/image_synthesis.h"

#include <algorithm>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>

#include "engine/models/noise.h"

namespace synthslice::training {
namespace {

torch::Tensor latentFrom(const torch::Generator& generator, const spec::Shape& shape)
{
    spec::Shape batched = shape;
    batched.insert(batched.begin(), 1);
    return torch::randn(batched, generator);
}

GreyImage toGreyImage(const torch::Tensor& imageMinus1To1, const GreyWindow& window)
{
    const torch::Tensor values = imageMinus1To1.to(torch::kCPU).contiguous();
    GreyImage image(static_cast<int>(values.size(-1)), static_cast<int>(values.size(-2)));
    const float* value = values.const_data_ptr<float>();
    for (float& grey : image.grey) {
        grey = static_cast<float>(window.toGrey(*value++));
    }
    return image;
}

/// Makes one image per seed, all as one batch.
void synthesizeBatch(torch::nn::Sequential generator, const spec::Shape& latentShape,
                     std::span<const std::uint64_t> latentSeeds, const GreyWindow& window,
                     std::span<GreyImage> images)
{
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> latents;
    std::vector<torch::Generator> generators;
    for (const std::uint64_t seed : latentSeeds) {
        generators.push_back(at::detail::createCPUGenerator(seed));
        latents.push_back(latentFrom(generators.back(), latentShape));
    }
    const models::NoiseScope noise(generators);
    const torch::Device device = generator->parameters().front().device();
    const torch::Tensor made = generator->forward(torch::cat(latents).to(device));
    for (std::size_t i = 0; i < images.size(); ++i) {
        images[i] = toGreyImage(made[static_cast<std::int64_t>(i)], window);
    }
}

std::vector<GreyImage> synthesizeBy(std::size_t batchSize, const torch::nn::Sequential& generator,
                                    const spec::Shape& latentShape,
                                    std::span<const std::uint64_t> latentSeeds, const GreyWindow& window)
{
    std::vector<GreyImage> images(latentSeeds.size());
    const auto makeBatches = [&](std::int64_t firstBatch, std::int64_t endBatch) {
        for (std::int64_t batch = firstBatch; batch < endBatch; ++batch) {
            const std::size_t begin = static_cast<std::size_t>(batch) * batchSize;
            const std::size_t count = std::min(batchSize, images.size() - begin);
            synthesizeBatch(generator, latentShape, latentSeeds.subspan(begin, count), window,
                            std::span(images).subspan(begin, count));
        }
    };
    const auto batches = static_cast<std::int64_t>((images.size() + batchSize - 1) / batchSize);
    if (batches == 0) return images;
    makeBatches(0, 1);
    // With batches of its own no thread waits for another; large ones would need too much memory at a time.
    constexpr std::size_t largest = std::size_t{1024} * 1024;  // pixels under way
    const std::size_t underWay = batchSize * images.front().grey.size() *
                                 static_cast<std::size_t>(at::get_num_threads());
    const bool threadsApart = generator->parameters().front().device().is_cpu() && underWay <= largest;
    at::parallel_for(1, batches, threadsApart ? 1 : batches, makeBatches);
    return images;
}

}  // namespace

torch::Tensor latentOf(std::uint64_t latentSeed, const spec::Shape& shape)
{
    return latentFrom(at::detail::createCPUGenerator(latentSeed), shape);
}

std::vector<GreyImage> synthesize(torch::nn::Sequential generator, const spec::Shape& latentShape,
                                  std::span<const std::uint64_t> latentSeeds, const GreyWindow& window)
{
    return synthesizeBy(1, generator, latentShape, latentSeeds, window);
}

std::vector<GreyImage> synthesizeInBatches(torch::nn::Sequential generator, const spec::Shape& latentShape,
                                           std::span<const std::uint64_t> latentSeeds,
                                           const GreyWindow& window)
{
    constexpr std::size_t batchSize = 16;
    return synthesizeBy(batchSize, generator, latentShape, latentSeeds, window);
}

}  // namespace synthslice::training
