#include "engine/training/images/latent_images.h"

#include <algorithm>
#include <optional>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/base/files/sha256.h"
#include "engine/base/text/text.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"

namespace synthslice::training {
namespace {

/// The type of the first layer that fixes the size of its input, or nothing for a fully convolutional
/// network.
std::string layerOfFixedSize(const spec::NetworkSpec& network)
{
    for (const spec::LayerSpec& layer : network.layers) {
        if (std::holds_alternative<spec::LinearSpec>(layer) ||
            std::holds_alternative<spec::FlattenSpec>(layer) ||
            std::holds_alternative<spec::UnflattenSpec>(layer) ||
            std::holds_alternative<spec::LayerNormSpec>(layer)) {
            return std::visit([](const auto& any) { return any.type; }, layer);
        }
    }
    return {};
}

/// What the network takes, of a latent of that size.
spec::Shape inputShape(const LatentNetwork& maker, std::int64_t size)
{
    return {maker.latent.channels + maker.moreChannels, size, size};
}

/// The smallest latent whose images are at least `sizePx` wide, or nothing if that is too large to make.
std::optional<std::int64_t> latentSizeFor(const LatentNetwork& maker, std::int64_t sizePx)
{
    constexpr std::int64_t maxLatentSize = 4096;
    for (std::int64_t size = 1; size <= maxLatentSize; ++size) {
        const spec::Shape output = spec::inferShapes(maker.name, maker.network, inputShape(maker, size))
                                       .output;
        if (!output.empty() && output.back() >= sizePx) return size;
    }
    return std::nullopt;
}

std::string sizeText(std::int64_t width, std::int64_t height)
{
    return std::to_string(width) + " x " + std::to_string(height) + " px";
}

tl::unexpected<Error> makesPatchesOnly(const spec::ExperimentSpec& experiment, const std::string& network,
                                       int width, int height, const std::string& why)
{
    const std::int64_t patchSize = experiment.data.patchSize;
    return invalidInput(text("The %1 of %2 cannot make images of %3, %4", network, experiment.name,
                             sizeText(width, height), why),
                        text("ask for %1, or train a fully convolutional one such as texture-64",
                             sizeText(patchSize, patchSize)));
}

/// The shape of the latent for images of that size.
Result<spec::Shape> latentShapeFor(const spec::ExperimentSpec& experiment, const LatentNetwork& maker,
                                   int width, int height)
{
    const auto patchSize = static_cast<int>(experiment.data.patchSize);
    if (width == patchSize && height == patchSize) return spec::shapeOf(maker.latent);
    const std::string fixed = layerOfFixedSize(maker.network);
    if (!fixed.empty()) {
        return makesPatchesOnly(experiment, maker.name, width, height,
                                text("as its %1 layer fixes their size", fixed));
    }
    const auto latentWidth = latentSizeFor(maker, width);
    const auto latentHeight = latentSizeFor(maker, height);
    if (!latentWidth || !latentHeight) {
        return invalidInput(text("Images of %1 are too large to make", sizeText(width, height)),
                            text("ask for a smaller size"));
    }
    return spec::Shape{maker.latent.channels, *latentHeight, *latentWidth};
}

std::vector<float> numbersOf(const torch::Tensor& values)
{
    const torch::Tensor whole = values.to(torch::kFloat32).contiguous();
    return {whole.const_data_ptr<float>(), whole.const_data_ptr<float>() + whole.numel()};
}

GreyImage centre(const GreyImage& image, int width, int height)
{
    GreyImage cut(width, height);
    const int left = (image.width - width) / 2;
    const int top = (image.height - height) / 2;
    for (int y = 0; y < height; ++y) {
        const auto row = image.grey.begin() + static_cast<std::ptrdiff_t>(top + y) * image.width + left;
        std::copy(row, row + width, cut.grey.begin() + static_cast<std::ptrdiff_t>(y) * width);
    }
    return cut;
}

std::string hashOf(const std::vector<session::NamedTensor>& tensors)
{
    Sha256 hash;
    for (const session::NamedTensor& tensor : tensors) {
        hash.add(tensor.bytes);
    }
    return hash.hex();
}

}  // namespace

spec::Json greyWindowOf(const data::GreyCoding& coding)
{
    return {{"centre", coding.window.centre}, {"half_width", coding.window.halfWidth}};
}

data::GreyCoding codingOf(const session::CheckpointData& checkpoint, const std::vector<double>& labelOrder)
{
    const spec::Json& window = checkpoint.state.at("grey_window");
    return {{window.at("centre").get<double>(), window.at("half_width").get<double>()}, labelOrder};
}

Result<void> isFinite(const torch::nn::Module& network, const std::string& part, std::int64_t step)
{
    for (const auto& tensors : {network.named_parameters(), network.named_buffers()}) {
        for (const auto& tensor : tensors) {
            if (torch::isfinite(tensor.value()).all().item<bool>()) continue;
            return invalidInput(text("Tensor %1 of %2 of step %3 is not finite: the training had broken down",
                                     tensor.key(), part, step),
                                text("take an earlier checkpoint with --step"));
        }
    }
    return {};
}

Result<void> LatentImages::open(const spec::ExperimentSpec& experiment, const LatentNetwork& maker,
                                const session::CheckpointData& checkpoint, const std::string& part,
                                const ImageRequest& request)
{
    setSize(experiment, request);
    const auto latent = latentShapeFor(experiment, maker, m_width, m_height);
    if (!latent) return tl::unexpected(latent.error());
    network = models::buildNetwork(maker.network, inputShape(maker, maker.latent.size),
                                   at::detail::createCPUGenerator());
    input.noise = *latent;
    return load(*network, checkpoint, part, request);
}

Result<void> LatentImages::open(const spec::ExperimentSpec& experiment, const PatchNetwork& maker,
                                const session::CheckpointData& checkpoint, const std::string& part,
                                const ImageRequest& request)
{
    setSize(experiment, request);
    if (m_width != experiment.data.patchSize || m_height != experiment.data.patchSize) {
        return makesPatchesOnly(experiment, maker.name, m_width, m_height,
                                text("as its size is that of its patches"));
    }
    network = maker.network;
    input.noise = maker.latent;
    return load(*maker.weights, checkpoint, part, request);
}

void LatentImages::setSize(const spec::ExperimentSpec& experiment, const ImageRequest& request)
{
    m_patchSize = static_cast<int>(experiment.data.patchSize);
    m_width = request.widthPx > 0 ? request.widthPx : m_patchSize;
    m_height = request.heightPx > 0 ? request.heightPx : m_patchSize;
}

Result<void> LatentImages::load(torch::nn::Module& weights, const session::CheckpointData& checkpoint,
                                const std::string& part, const ImageRequest& request)
{
    const std::vector<session::NamedTensor>& stored = session::tensorsOf(checkpoint, part);
    if (auto loaded = models::loadState(weights, stored, part); !loaded) return loaded;
    if (auto finite = isFinite(weights, part, checkpoint.step); !finite) return finite;
    network->eval();
    m_coding = codingOf(checkpoint, request.labelOrder);
    m_provenance = {{"weights", part}, {"weights_sha256", hashOf(stored)}, {"latent_shape", input.noise}};
    return {};
}

std::vector<GreyImage> LatentImages::cut(std::vector<GreyImage> images) const
{
    for (GreyImage& image : images) {
        if (image.width != m_width || image.height != m_height) image = centre(image, m_width, m_height);
    }
    return images;
}

std::vector<GreyImage> LatentImages::make(std::span<const Latent> latents)
{
    return cut(synthesize(network, input, latents, m_coding, std::int64_t{m_width} * m_height));
}

std::vector<GreyImage> LatentImages::imagesAt(std::span<const latent::Point> points)
{
    return cut(synthesizeAt(network, input, points, m_coding, std::int64_t{m_width} * m_height));
}

latent::Point LatentImages::pointOf(const Latent& latent) const
{
    return {numbersOf(inputOf(latent, {input.noise})), latent};
}

Result<std::vector<latent::Point>> LatentImages::encode(std::span<const GreyImage> images)
{
    if (!encoder) return ImageMaker::encode(images);
    const bool ofPatches = m_width == m_patchSize && m_height == m_patchSize;
    for (const GreyImage& image : images) {
        if (ofPatches && image.width == m_patchSize && image.height == m_patchSize) continue;
        const std::string size = sizeText(m_patchSize, m_patchSize);
        return invalidInput(text("The encoder takes and gives images of %1, not of %2", size,
                                 sizeText(image.width, image.height)),
                            text("cut them to %1", size));
    }
    const torch::NoGradGuard noGradients;
    std::vector<latent::Point> points;
    for (const GreyImage& image : images)
        points.push_back({numbersOf(encoder(toPatches({&image, 1}, m_coding)))});
    return points;
}

}  // namespace synthslice::training
