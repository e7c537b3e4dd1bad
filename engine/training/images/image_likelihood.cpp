#include "engine/training/images/image_likelihood.h"

#include <algorithm>

#include "engine/base/guarded.h"
#include "engine/base/text/text.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "engine/training/device.h"
#include "engine/training/images/checkpoint_choice.h"

namespace synthslice::training {

Result<ImageLikelihood> ImageLikelihood::open(const std::filesystem::path& runFolder,
                                              std::optional<std::int64_t> step)
{
    const auto record = store::readRun(runFolder);
    if (!record) return tl::unexpected(record.error());
    const auto checkpoint = readChosenCheckpoint(runFolder, step);
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    const auto experiment = spec::experimentFromJson(checkpoint->state.at("experiment"));
    if (!experiment) return tl::unexpected(experiment.error());
    if (const auto device = selectDevice(onCpu(experiment->training)); !device)
        return tl::unexpected(device.error());
    auto judge = familyTrainingOf(*experiment).openLikelihood(*experiment, *checkpoint, record->labelOrder);
    if (!judge) {
        judge.error().message = runFolder.string() + ": " + judge.error().message;
        return tl::unexpected(std::move(judge.error()));
    }
    ImageLikelihood opened;
    opened.m_judge = std::move(*judge);
    opened.m_patchSize = experiment->data.patchSize;
    opened.m_step = checkpoint->step;
    return opened;
}

Result<LikelihoodEstimate> ImageLikelihood::judge(std::span<const GreyImage> images, std::int64_t samples,
                                                  std::uint64_t seed, const Progress& progress)
{
    if (images.size() < 2) {
        return invalidInput(text("Two images at least are needed, as their values are averaged"),
                            text("give more"));
    }
    const auto other = std::ranges::find_if(images, [this](const GreyImage& image) {
        return image.width != m_patchSize || image.height != m_patchSize;
    });
    if (other != images.end()) {
        return invalidInput(text("An image has %1 x %2 px, but the network takes %3 x %4", other->width,
                                 other->height, m_patchSize, m_patchSize),
                            text("give images of that size"));
    }
    return guarded("The likelihood of images failed",
                   [&] { return m_judge->judge(images, samples, seed, progress); });
}

}  // namespace synthslice::training
