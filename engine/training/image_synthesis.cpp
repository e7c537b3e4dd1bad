#include "engine/training/image_synthesis.h"

#include <ATen/CPUGeneratorImpl.h>

namespace synthslice::training {
namespace {

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

}  // namespace

torch::Tensor latentOf(std::uint64_t latentSeed, const spec::Shape& shape)
{
    spec::Shape batched = shape;
    batched.insert(batched.begin(), 1);
    return torch::randn(batched, at::detail::createCPUGenerator(latentSeed));
}

std::vector<GreyImage> synthesize(torch::nn::Sequential generator, const spec::Shape& latentShape,
                                  std::span<const std::uint64_t> latentSeeds, const GreyWindow& window)
{
    torch::NoGradGuard noGrad;
    const torch::Device device = generator->parameters().front().device();
    std::vector<GreyImage> images;
    for (const std::uint64_t seed : latentSeeds) {
        images.push_back(toGreyImage(generator->forward(latentOf(seed, latentShape).to(device)), window));
    }
    return images;
}

}  // namespace synthslice::training
