#include "engine/training/images/autoencoder_space.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include "engine/base/files/sha256.h"
#include "engine/base/text/text.h"
#include "engine/data/dataset/patch_sampler.h"
#include "engine/models/initialization.h"
#include "engine/models/named_tensors.h"

namespace synthslice::training {

namespace {

constexpr std::int64_t side = 64;  // px
constexpr std::int64_t codeSize = 32;
constexpr std::int64_t trainedSteps = 300;
constexpr std::int64_t trainedBatch = 32;
constexpr std::uint64_t weightsSeed = 1;
constexpr std::size_t patchesForScale = 512;

namespace nn = torch::nn;

struct Autoencoder {
    nn::Sequential encoder{nn::Conv2d(nn::Conv2dOptions(1, 8, 4).stride(2).padding(1)),
                           nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)),
                           nn::Conv2d(nn::Conv2dOptions(8, 16, 4).stride(2).padding(1)),
                           nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)),
                           nn::Conv2d(nn::Conv2dOptions(16, 32, 4).stride(2).padding(1)),
                           nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)),
                           nn::Flatten(),
                           nn::Linear(32 * (side / 8) * (side / 8), codeSize)};
    nn::Sequential decoder{nn::Linear(codeSize, 32 * (side / 8) * (side / 8)),
                           nn::Unflatten(nn::UnflattenOptions(1, {32, side / 8, side / 8})),
                           nn::ConvTranspose2d(nn::ConvTranspose2dOptions(32, 16, 4).stride(2).padding(1)),
                           nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)),
                           nn::ConvTranspose2d(nn::ConvTranspose2dOptions(16, 8, 4).stride(2).padding(1)),
                           nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)),
                           nn::ConvTranspose2d(nn::ConvTranspose2dOptions(8, 1, 4).stride(2).padding(1))};
};

torch::Tensor resampled(const torch::Tensor& images)
{
    if (images.size(-1) == side) return images;
    return nn::functional::interpolate(
        images, nn::functional::InterpolateFuncOptions().size(std::vector{side, side}).mode(torch::kArea));
}

/// -1 to 1, as networks see images.
torch::Tensor toTensor(std::span<const GreyImage> images, const data::GreyCoding& coding)
{
    std::vector<torch::Tensor> each;
    for (const GreyImage& image : images) {
        torch::Tensor values = torch::empty({1, image.height, image.width});
        float* value = values.mutable_data_ptr<float>();
        for (const float grey : image.grey)
            *value++ = static_cast<float>(coding.toMinus1To1(static_cast<double>(grey)));
        each.push_back(values);
    }
    return resampled(torch::stack(each));
}

Result<void> train(Autoencoder& network, const std::shared_ptr<const data::SliceDataset>& dataset,
                   const Progress& progress)
{
    std::vector<torch::Tensor> weights = network.encoder->parameters();
    for (const torch::Tensor& weight : network.decoder->parameters()) weights.push_back(weight);
    torch::optim::Adam optimizer(weights, torch::optim::AdamOptions(1e-3));
    const data::PatchSampler sampler(dataset, weightsSeed);
    const std::int64_t size = dataset->spec().patchSize;
    std::vector<float> batch(static_cast<std::size_t>(trainedBatch * size * size));
    for (std::int64_t step = 0; step < trainedSteps; ++step) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(step) / static_cast<double>(trainedSteps),
                    SYNTHSLICE_TEXT("Training the autoencoder"));
        sampler.fill(batch, trainedBatch, static_cast<std::uint64_t>(step));
        const torch::Tensor images = resampled(torch::from_blob(batch.data(), {trainedBatch, 1, size, size}));
        optimizer.zero_grad();
        torch::mse_loss(network.decoder->forward(network.encoder->forward(images)), images).backward();
        optimizer.step();
    }
    return {};
}

std::string hashOf(const nn::Sequential& encoder)
{
    std::vector<std::byte> bytes;
    for (const session::NamedTensor& tensor : models::stateOf(*encoder))
        bytes.insert(bytes.end(), tensor.bytes.begin(), tensor.bytes.end());
    return sha256Hex(bytes);
}

}  // namespace

Result<quality::FeatureSpace> autoencoderSpace(const std::shared_ptr<const data::SliceDataset>& dataset,
                                               const Progress& progress)
{
    Autoencoder network;
    const torch::Generator random = at::detail::createCPUGenerator(weightsSeed);
    models::drawAsTorch(*network.encoder, random);
    models::drawAsTorch(*network.decoder, random);
    if (auto trained = train(network, dataset, progress); !trained) return tl::unexpected(trained.error());
    const auto codesOf = [encoder = network.encoder,
                          coding = dataset->coding()](std::span<const GreyImage> images) {
        const torch::NoGradGuard noGrad;
        return nn::Sequential(encoder)->forward(toTensor(images, coding));
    };
    const torch::Tensor real = codesOf(
        dataset->drawPatches(data::Half::Training, patchesForScale, weightsSeed));
    const torch::Tensor mean = real.mean(0);
    const torch::Tensor sd = real.std(0).clamp_min(1e-6);
    quality::FeatureSpace space;
    space.hash = hashOf(network.encoder);
    space.features = [=](std::span<const GreyImage> images) {
        const torch::Tensor scaled = ((codesOf(images) - mean) / sd).to(torch::kDouble).contiguous();
        quality::Features features;
        for (std::int64_t i = 0; i < scaled.size(0); ++i) {
            const double* row = scaled.const_data_ptr<double>() + i * codeSize;
            features.emplace_back(row, row + codeSize);
        }
        return features;
    };
    return space;
}

}  // namespace synthslice::training
