#include "engine/training/images/image_classifier.h"

#include <algorithm>

#include "engine/base/guarded.h"
#include "engine/base/text/text.h"
#include "engine/store/recorded_experiment.h"
#include "engine/store/run_store.h"
#include "engine/training/device.h"
#include "engine/training/family_training.h"
#include "engine/training/images/checkpoint_choice.h"

namespace synthslice::training {

ImageClassifier::ImageClassifier() = default;
ImageClassifier::~ImageClassifier() = default;

Result<std::unique_ptr<ImageClassifier>> ImageClassifier::open(const std::filesystem::path& runFolder,
                                                               std::optional<std::int64_t> step)
{
    const auto record = store::readRun(runFolder);
    if (!record) return tl::unexpected(record.error());
    const auto checkpoint = readChosenCheckpoint(runFolder, step);
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    const auto experiment = store::recordedExperiment(checkpoint->state.at("experiment"));
    if (!experiment) return tl::unexpected(experiment.error());
    // On the CPU, so that an image is taken for the same class whether a GPU is there or not.
    if (const auto device = selectDevice(onCpu(experiment->training)); !device)
        return tl::unexpected(device.error());
    auto judge = familyTrainingOf(*experiment).openJudge(*experiment, *checkpoint);
    if (!judge) {
        judge.error().message = runFolder.string() + ": " + judge.error().message;
        return tl::unexpected(std::move(judge.error()));
    }
    auto opened = std::unique_ptr<ImageClassifier>(new ImageClassifier);
    opened->m_judge = std::move(*judge);
    opened->m_data = record->data;
    opened->m_fingerprint = record->datasetFingerprint;
    opened->m_patchSize = experiment->data.patchSize;
    opened->m_step = checkpoint->step;
    return opened;
}

std::vector<std::string> ImageClassifier::classNames() const
{
    return m_judge->classNames();
}

Result<std::vector<float>> ImageClassifier::beliefs(std::span<const GreyImage> images)
{
    const auto other = std::ranges::find_if(images, [this](const GreyImage& image) {
        return image.width != m_patchSize || image.height != m_patchSize;
    });
    if (other != images.end()) {
        return invalidInput(text("An image has %1 x %2 px, but the classifier takes %3 x %4", other->width,
                                 other->height, m_patchSize, m_patchSize),
                            text("give images of that size"));
    }
    return guarded("The classifier failed",
                   [&]() -> Result<std::vector<float>> { return m_judge->beliefs(images); });
}

Result<JudgedPart> JudgedPart::judge(const std::filesystem::path& runFolder, std::optional<std::int64_t> step,
                                     const std::filesystem::path& data, data::Part part,
                                     const Progress& progress)
{
    const auto classifier = ImageClassifier::open(runFolder, step);
    if (!classifier) return tl::unexpected(classifier.error());
    const std::filesystem::path& path = data.empty() ? (*classifier)->m_data : data;
    auto dataset = data::LabelledDataset::load(path, (*classifier)->m_judge->options(), progress);
    if (!dataset) return tl::unexpected(dataset.error());
    if (auto same = store::checkFingerprint(path, dataset->fingerprint(), runFolder,
                                            (*classifier)->m_fingerprint);
        !same) {
        return tl::unexpected(std::move(same.error()));
    }
    const std::vector<std::uint32_t>& images = dataset->images(part);
    if (images.empty()) {
        const std::string name(data::partNames[static_cast<std::size_t>(part)]);
        return invalidInput(text("%1: the %2 part has no images", path.string(), name),
                            text("choose another part, or train with another classes.%1_share",
                                 (part == data::Part::Validation ? name : "test")));
    }
    constexpr std::size_t together = 1000;
    std::vector<float> beliefs;
    for (std::size_t begin = 0; begin < images.size(); begin += together) {
        progress.at(static_cast<double>(begin) / static_cast<double>(images.size()), "Telling classes");
        if (progress.cancelled()) return cancelled();
        std::vector<GreyImage> chunk;
        for (std::size_t i = begin; i < std::min(begin + together, images.size()); ++i)
            chunk.push_back(dataset->grey(images[i]));
        const auto ofChunk = (*classifier)->beliefs(chunk);
        if (!ofChunk) return tl::unexpected(ofChunk.error());
        beliefs.insert(beliefs.end(), ofChunk->begin(), ofChunk->end());
    }
    return JudgedPart(std::make_shared<const data::LabelledDataset>(std::move(*dataset)), part,
                      std::move(beliefs), (*classifier)->step());
}

}  // namespace synthslice::training
