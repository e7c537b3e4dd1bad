#include "engine/training/image_synthesis.h"

#include <algorithm>

#include <ATen/CPUGeneratorImpl.h>

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

std::vector<GreyImage> synthesizeBy(std::size_t batchSize, torch::nn::Sequential generator,
                                    const spec::Shape& latentShape,
                                    std::span<const std::uint64_t> latentSeeds, const GreyWindow& window)
{
    torch::NoGradGuard noGrad;
    const torch::Device device = generator->parameters().front().device();
    std::vector<GreyImage> images;
    for (std::size_t begin = 0; begin < latentSeeds.size(); begin += batchSize) {
        std::vector<torch::Tensor> latents;
        std::vector<torch::Generator> generators;
        for (const std::uint64_t seed :
             latentSeeds.subspan(begin).first(std::min(batchSize, latentSeeds.size() - begin))) {
            generators.push_back(at::detail::createCPUGenerator(seed));
            latents.push_back(latentFrom(generators.back(), latentShape));
        }
        models::setNoise(generator, generators);
        for (const torch::Tensor& image : generator->forward(torch::cat(latents).to(device)).unbind()) {
            images.push_back(toGreyImage(image, window));
        }
    }
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
