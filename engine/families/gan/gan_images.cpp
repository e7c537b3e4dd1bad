#include "engine/families/gan/gan_images.h"

#include <algorithm>
#include <optional>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include "engine/base/sha256.h"
#include "engine/data/dataset/grey_coding.h"
#include "engine/families/gan/condition.h"
#include "engine/families/gan/gan_spec.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/training/image_synthesis.h"

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

/// The smallest latent whose images are at least `sizePx` wide, or nothing if that is too large to make.
std::optional<std::int64_t> latentSizeFor(const spec::ExperimentSpec& experiment, std::int64_t sizePx)
{
    spec::ExperimentSpec enlarged = experiment;
    constexpr std::int64_t maxLatentSize = 4096;
    for (std::int64_t size = 1; size <= maxLatentSize; ++size) {
        spec::ganOf(enlarged).latent.size = size;
        const spec::Shape output = spec::generatorShapes(enlarged).output;
        if (!output.empty() && output.back() >= sizePx) {
            return size;
        }
    }
    return std::nullopt;
}

/// The shape of the latent for images of that size; 0 is the patch size.
Result<spec::Shape> latentShapeFor(const spec::ExperimentSpec& experiment, int widthPx, int heightPx)
{
    const auto patchSize = static_cast<int>(experiment.data.patchSize);
    const int width = widthPx > 0 ? widthPx : patchSize;
    const int height = heightPx > 0 ? heightPx : patchSize;
    if (width == patchSize && height == patchSize) {
        return spec::shapeOf(spec::ganOf(experiment).latent);
    }
    const std::string size = std::to_string(width) + " x " + std::to_string(height) + " px";
    const std::string fixed = layerOfFixedSize(spec::ganOf(experiment).generator);
    if (!fixed.empty()) {
        return invalidInput("The generator of " + experiment.name + " cannot make images of " + size +
                                ", as its " + fixed + " layer fixes their size",
                            "ask for " + std::to_string(patchSize) + " x " + std::to_string(patchSize) +
                                " px, or train a fully convolutional one such as texture-64");
    }
    const auto latentWidth = latentSizeFor(experiment, width);
    const auto latentHeight = latentSizeFor(experiment, height);
    if (!latentWidth || !latentHeight) {
        return invalidInput("Images of " + size + " are too large to make", "ask for a smaller size");
    }
    return spec::Shape{spec::ganOf(experiment).latent.channels, *latentHeight, *latentWidth};
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

/// The name of the first parameter or buffer that holds NaN or infinity, or nothing.
std::string firstNotFinite(const torch::nn::Module& network)
{
    for (const auto& tensors : {network.named_parameters(), network.named_buffers()}) {
        for (const auto& tensor : tensors) {
            if (!torch::isfinite(tensor.value()).all().item<bool>()) return tensor.key();
        }
    }
    return {};
}

std::string hashOf(const std::vector<session::NamedTensor>& tensors)
{
    Sha256 hash;
    for (const session::NamedTensor& tensor : tensors) {
        hash.add(tensor.bytes);
    }
    return hash.hex();
}

class GanImages final : public ImageMaker {
public:
    torch::nn::Sequential generator{nullptr};
    data::GreyCoding coding;
    LatentInput input;
    std::optional<Condition> asked;
    int width = 0;
    int height = 0;
    spec::Json weights;  ///< their part and hash

    [[nodiscard]] std::vector<GreyImage> make(std::span<const Latent> latents) override
    {
        std::vector<GreyImage> images = synthesize(generator, input, latents, coding,
                                                   std::int64_t{width} * height);
        for (GreyImage& image : images) {
            if (image.width != width || image.height != height) image = centre(image, width, height);
        }
        return images;
    }
    [[nodiscard]] std::optional<acceptance::ConditionRange> condition() const override
    {
        if (!asked) return std::nullopt;
        return acceptance::ConditionRange{"volume_fraction", asked->low(), asked->high()};
    }
    [[nodiscard]] spec::Json provenance() const override { return weights; }
};

}  // namespace

Result<std::unique_ptr<ImageMaker>> openGanImages(const spec::ExperimentSpec& experiment,
                                                  const session::CheckpointData& checkpoint,
                                                  const ImageRequest& request)
{
    const auto latent = latentShapeFor(experiment, request.widthPx, request.heightPx);
    if (!latent) {
        return tl::unexpected(latent.error());
    }
    const std::string part = request.averaged ? "ema" : "generator";
    const std::vector<session::NamedTensor>& weights = session::tensorsOf(checkpoint, part);
    const spec::GanSpec& gan = spec::ganOf(experiment);
    auto generator = models::buildNetwork(gan.generator, spec::generatorInput(experiment),
                                          at::detail::createCPUGenerator());
    if (const auto loaded = models::loadState(*generator, weights, part); !loaded) {
        return tl::unexpected(loaded.error());
    }
    if (const std::string broken = firstNotFinite(*generator); !broken.empty()) {
        return invalidInput("Tensor " + broken + " of " + part + " of step " +
                                std::to_string(checkpoint.step) +
                                " is not finite: the training had broken down",
                            "take an earlier checkpoint with --step");
    }
    generator->eval();

    auto made = std::make_unique<GanImages>();
    const auto patchSize = static_cast<int>(experiment.data.patchSize);
    const spec::Json& window = checkpoint.state.at("grey_window");
    made->coding = {{window.at("centre").get<double>(), window.at("half_width").get<double>()},
                    request.labelOrder};
    made->generator = generator;
    made->input.noise = *latent;
    if (gan.condition.isOn()) {
        const Condition& asked = made->asked.emplace(checkpoint.state.at("condition"));
        made->input.condition = [&asked](const Latent& each) { return asked.inputOf(each); };
    }
    made->width = request.widthPx > 0 ? request.widthPx : patchSize;
    made->height = request.heightPx > 0 ? request.heightPx : patchSize;
    made->weights = {{"weights", part}, {"weights_sha256", hashOf(weights)}, {"latent_shape", *latent}};
    return made;
}

}  // namespace synthslice::training
