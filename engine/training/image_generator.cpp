#include "engine/training/image_generator.h"

#include <algorithm>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include "engine/base/sha256.h"
#include "engine/measure/material.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/spec/shape_inference.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "engine/training/device.h"
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
        enlarged.latent.size = size;
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
        return latentShape(experiment.latent);
    }
    const std::string size = std::to_string(width) + " x " + std::to_string(height) + " px";
    const std::string fixed = layerOfFixedSize(experiment.generator);
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
    return spec::Shape{experiment.latent.channels, *latentHeight, *latentWidth};
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

Result<session::CheckpointData> readChosen(const std::filesystem::path& runFolder,
                                           std::optional<std::int64_t> step)
{
    if (const auto best = store::bestCheckpointSteps(runFolder); !step && !best.empty()) {
        return store::readCheckpoint(runFolder, best.front());
    }
    if (!step) {
        return store::readNewestCheckpoint(runFolder).map(
            [](store::NewestCheckpoint newest) { return std::move(newest.data); });
    }
    const std::vector<std::int64_t> steps = store::checkpointSteps(runFolder);
    if (std::find(steps.begin(), steps.end(), *step) == steps.end()) {
        std::string known;
        for (const std::int64_t each : steps) {
            known += (known.empty() ? "" : ", ") + std::to_string(each);
        }
        return invalidInput("Run " + runFolder.string() + " has no checkpoint of step " +
                                std::to_string(*step),
                            known.empty() ? "it has none yet" : "it has those of steps " + known);
    }
    return store::readCheckpoint(runFolder, *step);
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

}  // namespace

class ImageGenerator::Impl {
public:
    data::GreyCoding coding;
    torch::nn::Sequential generator{nullptr};
    spec::Shape latent;
    int width = 0;
    int height = 0;
    double pixelSizeUm = 0.0;
    int bitDepth = 8;
    measure::Material material;  ///< of which only labels count
    std::int64_t step = 0;
    spec::Json provenance;
};

ImageGenerator::ImageGenerator() : m_impl(std::make_unique<Impl>()) {}
ImageGenerator::~ImageGenerator() = default;

Result<std::unique_ptr<ImageGenerator>> ImageGenerator::open(const std::filesystem::path& runFolder,
                                                             const GeneratorChoice& choice)
{
    const auto record = store::readRun(runFolder);
    if (!record) {
        return tl::unexpected(record.error());
    }
    const auto checkpoint = readChosen(runFolder, choice.step);
    if (!checkpoint) {
        return tl::unexpected(checkpoint.error());
    }
    const auto kept = choice.keepsCheckpoint ? store::keepCheckpoint(runFolder, checkpoint->step)
                                             : Result<void>();
    const std::vector<std::int64_t> steps = store::checkpointSteps(runFolder);
    if (!kept && std::ranges::find(steps, checkpoint->step) == steps.end()) {
        return failed("The checkpoint of step " + std::to_string(checkpoint->step) + " of " +
                          runFolder.string() + " was removed for a newer one just now",
                      "try again");
    }
    const auto experiment = spec::experimentFromJson(checkpoint->state.at("experiment"));
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    const auto latent = latentShapeFor(*experiment, choice.widthPx, choice.heightPx);
    if (!latent) {
        return tl::unexpected(latent.error());
    }

    // On the CPU, so that a seed gives the same image whether a GPU is there or not.
    spec::TrainingSpec cpu = experiment->training;
    cpu.device = spec::Device::Cpu;
    cpu.precision = spec::Precision::Fp32;
    if (const auto device = selectDevice(cpu); !device) {
        return tl::unexpected(device.error());
    }
    const std::string part = choice.averaged ? "ema" : "generator";
    const auto stored = checkpoint->tensors.find(part);
    const std::vector<session::NamedTensor> weights = stored == checkpoint->tensors.end()
                                                          ? std::vector<session::NamedTensor>{}
                                                          : stored->second;
    auto generator = models::buildNetwork(experiment->generator, latentShape(experiment->latent),
                                          at::detail::createCPUGenerator());
    if (const auto loaded = models::loadState(*generator, weights, part); !loaded) {
        return tl::unexpected(loaded.error());
    }
    if (const std::string broken = firstNotFinite(*generator); !broken.empty()) {
        return invalidInput("Tensor " + broken + " of " + part + " of step " +
                                std::to_string(checkpoint->step) + " of " + runFolder.string() +
                                " is not finite: the training had broken down",
                            "take an earlier checkpoint with --step");
    }
    generator->eval();

    auto made = std::unique_ptr<ImageGenerator>(new ImageGenerator);
    Impl& impl = *made->m_impl;
    const auto patchSize = static_cast<int>(experiment->data.patchSize);
    const spec::Json& window = checkpoint->state.at("grey_window");
    impl.coding = {{window.at("centre").get<double>(), window.at("half_width").get<double>()},
                   record->labelOrder};
    impl.generator = generator;
    impl.latent = *latent;
    impl.width = choice.widthPx > 0 ? choice.widthPx : patchSize;
    impl.height = choice.heightPx > 0 ? choice.heightPx : patchSize;
    impl.pixelSizeUm = record->pixelSizeUm;
    impl.bitDepth = record->bitDepth;
    impl.material.labels = record->labels;
    impl.step = checkpoint->step;
    impl.provenance = {{"run", std::filesystem::weakly_canonical(runFolder).filename().string()},
                       {"experiment", experiment->name},
                       {"step", checkpoint->step},
                       {"weights", part},
                       {"weights_sha256", hashOf(weights)},
                       {"latent_shape", *latent},
                       {"dataset_fingerprint", record->datasetFingerprint},
                       {"software", record->softwareVersion}};
    if (choice.keepsCheckpoint) impl.provenance["checkpoint_kept"] = kept.has_value();
    return made;
}

Result<std::vector<GreyImage>> ImageGenerator::generate(std::span<const std::uint64_t> latentSeeds)
{
    try {
        std::vector<GreyImage> images = synthesize(m_impl->generator, m_impl->latent, latentSeeds,
                                                   m_impl->coding,
                                                   std::int64_t{m_impl->width} * m_impl->height);
        for (GreyImage& image : images) {
            if (image.width != m_impl->width || image.height != m_impl->height) {
                image = centre(image, m_impl->width, m_impl->height);
            }
            if (m_impl->material.isSegmented()) image = measure::asStored(std::move(image), m_impl->material);
        }
        return images;
    } catch (const std::exception& exception) {
        return failed(std::string("The generator failed: ") + exception.what(), "ask for smaller images");
    }
}

spec::Json ImageGenerator::provenance() const
{
    return m_impl->provenance;
}
std::int64_t ImageGenerator::step() const
{
    return m_impl->step;
}
double ImageGenerator::pixelSizeUm() const
{
    return m_impl->pixelSizeUm;
}
int ImageGenerator::bitDepth() const
{
    return m_impl->bitDepth;
}

}  // namespace synthslice::training
