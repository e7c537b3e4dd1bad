#include "engine/training/images/image_synthesis.h"

#include <algorithm>
#include <functional>

#include <omp.h>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>

#include "engine/models/noise.h"
#include "engine/training/images/label_channels.h"

namespace synthslice::training {
namespace {

torch::Tensor inputFrom(const torch::Generator& generator, const Latent& latent, const LatentInput& input)
{
    const torch::Tensor noise = torch::randn(spec::batchOf(input.noise, 1), generator);
    return input.condition ? withChannel(noise, torch::full({1}, input.condition(latent))) : noise;
}

torch::Tensor inputFrom(const torch::Generator& generator, const latent::Point& point,
                        const LatentInput& input)
{
    // Drawn all the same, as the noise of layers follows it.
    torch::Tensor whole = inputFrom(generator, point.rest, input);
    const torch::Tensor noise = whole.narrow(1, 0, input.noise.front());
    noise.copy_(torch::tensor(point.numbers).view(noise.sizes()));
    return whole;
}

std::uint64_t seedOf(const Latent& latent)
{
    return latent.seed;
}
std::uint64_t seedOf(const latent::Point& point)
{
    return point.rest.seed;
}

/// Makes one image per latent, all as one batch.
template <class Start>
void synthesizeBatch(torch::nn::Sequential generator, const LatentInput& input,
                     std::span<const Start> latents, const data::GreyCoding& coding,
                     std::span<GreyImage> images)
{
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> inputs;
    std::vector<torch::Generator> generators;
    for (const Start& latent : latents) {
        generators.push_back(at::detail::createCPUGenerator(seedOf(latent)));
        inputs.push_back(inputFrom(generators.back(), latent, input));
    }
    const models::NoiseScope noise(generators);
    const torch::Device device = generator->parameters().front().device();
    const torch::Tensor made = generator->forward(torch::cat(inputs).to(device));
    for (std::size_t i = 0; i < images.size(); ++i) {
        images[i] = toGreyImage(made[static_cast<std::int64_t>(i)], coding);
    }
}

/// Calls `task` with 0 to tasks - 1, each on one thread, whose operations take no other and round as with one
/// thread in all.
void onOneThreadEach(std::int64_t tasks, const std::function<void(std::int64_t)>& task)
{
    // Two at least, as a single one would not run in a parallel region, beyond which the setting does not
    // reach.
    at::parallel_for(0, std::max<std::int64_t>(tasks, 2), 1, [&](std::int64_t begin, std::int64_t end) {
        at::get_num_threads();  // LibTorch sets a new thread's number when first asked, undoing the next line
                                // next line
        if (at::in_parallel_region()) omp_set_num_threads(1);
        for (std::int64_t i = begin; i < std::min(end, tasks); ++i) task(i);
    });
}

template <class Start>
std::vector<GreyImage> synthesizeBy(std::size_t batchSize, const torch::nn::Sequential& generator,
                                    const LatentInput& input, std::span<const Start> latents,
                                    const data::GreyCoding& coding, std::int64_t imagePixels)
{
    std::vector<GreyImage> images(latents.size());
    const std::size_t batches = (images.size() + batchSize - 1) / batchSize;
    const auto makeBatch = [&](std::size_t batch) {
        const std::size_t begin = batch * batchSize;
        const std::size_t count = std::min(batchSize, images.size() - begin);
        synthesizeBatch(generator, input, latents.subspan(begin, count), coding,
                        std::span(images).subspan(begin, count));
    };
    if (!generator->parameters().front().device().is_cpu()) {
        for (std::size_t batch = 0; batch < batches; ++batch) makeBatch(batch);
        return images;
    }
    constexpr std::int64_t most = std::int64_t{4} * 1024 * 1024;  // pixels under way, for their memory
    const std::int64_t fitting = most / (static_cast<std::int64_t>(batchSize) * imagePixels);
    const std::int64_t tasks = std::clamp<std::int64_t>(fitting, 1, at::get_num_threads());
    onOneThreadEach(tasks, [&](std::int64_t task) {
        for (auto batch = static_cast<std::size_t>(task); batch < batches;
             batch += static_cast<std::size_t>(tasks)) {
            makeBatch(batch);
        }
    });
    return images;
}

}  // namespace

GreyImage toGreyImage(const torch::Tensor& imageMinus1To1, const data::GreyCoding& coding)
{
    const torch::Tensor values = mostProbable(imageMinus1To1).to(torch::kCPU).contiguous();
    GreyImage image(static_cast<int>(values.size(-1)), static_cast<int>(values.size(-2)));
    const float* value = values.const_data_ptr<float>();
    for (float& grey : image.grey) {
        grey = static_cast<float>(coding.toGrey(*value++));
    }
    return image;
}

torch::Tensor toPatches(std::span<const GreyImage> images, const data::GreyCoding& coding)
{
    const auto count = static_cast<std::int64_t>(images.size());
    torch::Tensor patches = torch::empty({count, 1, images.front().height, images.front().width});
    auto* value = patches.mutable_data_ptr<float>();
    for (const GreyImage& image : images) {
        for (const float grey : image.grey) *value++ = static_cast<float>(coding.toMinus1To1(grey));
    }
    return patches.clamp_(-data::outermostValue, data::outermostValue);
}

std::vector<Latent> latentsOf(std::uint64_t seed, Stream stream, std::int64_t count)
{
    std::vector<Latent> latents;
    for (std::int64_t image = 0; image < count; ++image) {
        latents.push_back({seedOf(seed, stream, static_cast<std::uint64_t>(image))});
    }
    return latents;
}

torch::Tensor inputOf(const Latent& latent, const LatentInput& input)
{
    return inputFrom(at::detail::createCPUGenerator(latent.seed), latent, input);
}

torch::Tensor withChannel(const torch::Tensor& images, const torch::Tensor& values)
{
    const torch::Tensor channel = values.to(images.options().requires_grad(false))
                                      .repeat({images.size(0) / values.size(0)})
                                      .view({-1, 1, 1, 1})
                                      .expand({-1, 1, images.size(2), images.size(3)});
    return torch::cat({images, channel}, 1);
}

std::vector<GreyImage> synthesize(torch::nn::Sequential generator, const LatentInput& input,
                                  std::span<const Latent> latents, const data::GreyCoding& coding,
                                  std::int64_t imagePixels)
{
    return synthesizeBy(1, generator, input, latents, coding, imagePixels);
}

std::vector<GreyImage> synthesizeAt(torch::nn::Sequential generator, const LatentInput& input,
                                    std::span<const latent::Point> points, const data::GreyCoding& coding,
                                    std::int64_t imagePixels)
{
    return synthesizeBy(1, generator, input, points, coding, imagePixels);
}

std::vector<GreyImage> synthesizeInBatches(torch::nn::Sequential generator, const LatentInput& input,
                                           std::span<const Latent> latents, const data::GreyCoding& coding,
                                           std::int64_t imagePixels)
{
    constexpr std::size_t batchSize = 16;
    return synthesizeBy(batchSize, generator, input, latents, coding, imagePixels);
}

}  // namespace synthslice::training
