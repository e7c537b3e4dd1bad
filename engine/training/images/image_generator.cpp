#include "engine/training/images/image_generator.h"

#include <algorithm>
#include <functional>
#include <iomanip>
#include <locale>
#include <sstream>

#include "engine/base/text/text.h"
#include "engine/measure/material.h"
#include "engine/store/recorded_experiment.h"
#include "engine/store/run_store.h"
#include "engine/training/device.h"
#include "engine/training/family_training.h"
#include "engine/training/images/checkpoint_choice.h"

namespace synthslice::training {
namespace {

std::string twoDigits(double value)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(2) << value;
    return text.str();
}

Result<void> canBeAsked(const ImageMaker& maker, const Latent& latent)
{
    if (!latent.condition) return {};
    const auto range = maker.condition();
    if (!range) {
        return invalidInput(text("The generator of this run cannot be asked for a condition"),
                            text("leave it out, or train one with condition.measure = volume_fraction"));
    }
    if (*latent.condition < range->low || *latent.condition > range->high) {
        return invalidInput(text("%1 %2: the slices that the run learned from have %3 to %4 in a patch",
                                 range->measure, twoDigits(*latent.condition), twoDigits(range->low),
                                 twoDigits(range->high)),
                            text("ask for a value between these"));
    }
    return {};
}

}  // namespace

class ImageGenerator::Impl {
public:
    std::unique_ptr<ImageMaker> maker;
    double pixelSizeUm = 0.0;
    double scale = 1.0;
    int bitDepth = 8;
    measure::Material material;  ///< of which only labels count
    std::int64_t step = 0;
    spec::Json provenance;

    /// What is made, as it is stored.
    [[nodiscard]] Result<std::vector<GreyImage>>
    stored(const std::function<std::vector<GreyImage>()>& make) const;
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
    const auto checkpoint = readChosenCheckpoint(runFolder, choice.step);
    if (!checkpoint) {
        return tl::unexpected(checkpoint.error());
    }
    const auto kept = choice.keepsCheckpoint ? store::keepCheckpoint(runFolder, checkpoint->step)
                                             : Result<void>();
    const std::vector<std::int64_t> steps = store::checkpointSteps(runFolder);
    if (!kept && std::ranges::find(steps, checkpoint->step) == steps.end()) {
        return failed(text("The checkpoint of step %1 of %2 was removed for a newer one just now",
                           checkpoint->step, runFolder.string()),
                      text("try again"));
    }
    const auto experiment = store::recordedExperiment(checkpoint->state.at("experiment"));
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    // On the CPU, so that a seed gives the same image whether a GPU is there or not.
    if (const auto device = selectDevice(onCpu(experiment->training)); !device) {
        return tl::unexpected(device.error());
    }
    auto maker = familyTrainingOf(*experiment)
                     .openImages(*experiment, *checkpoint,
                                 {choice.averaged, choice.widthPx, choice.heightPx, record->labelOrder});
    if (!maker) {
        maker.error().message = runFolder.string() + ": " + maker.error().message;
        return tl::unexpected(std::move(maker.error()));
    }

    auto made = std::unique_ptr<ImageGenerator>(new ImageGenerator);
    Impl& impl = *made->m_impl;
    impl.maker = std::move(*maker);
    impl.pixelSizeUm = record->pixelSizeUm;
    impl.scale = record->experiment.data.scale;
    impl.bitDepth = record->bitDepth;
    impl.material.labels = record->labels;
    impl.step = checkpoint->step;
    impl.provenance = {{"run", std::filesystem::weakly_canonical(runFolder).filename().string()},
                       {"experiment", experiment->name},
                       {"step", checkpoint->step},
                       {"dataset_fingerprint", record->datasetFingerprint},
                       {"software", record->softwareVersion}};
    impl.provenance.update(impl.maker->provenance());
    if (choice.keepsCheckpoint) impl.provenance["checkpoint_kept"] = kept.has_value();
    return made;
}

Result<std::vector<GreyImage>>
ImageGenerator::Impl::stored(const std::function<std::vector<GreyImage>()>& make) const
{
    try {
        std::vector<GreyImage> images = make();
        for (GreyImage& image : images) {
            if (material.isSegmented()) image = measure::asStored(std::move(image), material);
        }
        return images;
    } catch (const std::exception& exception) {
        const auto* ofLibTorch = dynamic_cast<const c10::Error*>(&exception);
        return failed(text("The generator failed: %1",
                           (ofLibTorch != nullptr ? ofLibTorch->what_without_backtrace() : exception.what())),
                      text("ask for smaller images"));
    }
}

Result<std::vector<GreyImage>> ImageGenerator::generate(std::span<const Latent> latents)
{
    for (const Latent& latent : latents) {
        if (auto possible = canBeAsked(*m_impl->maker, latent); !possible)
            return tl::unexpected(std::move(possible.error()));
    }
    return m_impl->stored([&] { return m_impl->maker->make(latents); });
}

Result<std::vector<GreyImage>> ImageGenerator::imagesAt(std::span<const latent::Point> points)
{
    for (const latent::Point& point : points) {
        if (auto possible = canBeAsked(*m_impl->maker, point.rest); !possible)
            return tl::unexpected(std::move(possible.error()));
    }
    return m_impl->stored([&] { return m_impl->maker->imagesAt(points); });
}

std::size_t ImageGenerator::size() const
{
    return pointOf({}).numbers.size();
}
latent::Point ImageGenerator::pointOf(const Latent& latent) const
{
    return m_impl->maker->pointOf(latent);
}
bool ImageGenerator::encodes() const
{
    return m_impl->maker->encodes();
}
Result<std::vector<latent::Point>> ImageGenerator::encode(std::span<const GreyImage> images)
{
    return m_impl->maker->encode(images);
}
std::optional<acceptance::ConditionRange> ImageGenerator::condition() const
{
    return m_impl->maker->condition();
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
double ImageGenerator::scale() const
{
    return m_impl->scale;
}
bool ImageGenerator::isSegmented() const
{
    return m_impl->material.isSegmented();
}
int ImageGenerator::bitDepth() const
{
    return m_impl->bitDepth;
}

}  // namespace synthslice::training
