#include <algorithm>

#include "engine/base/text/text.h"
#include "engine/families/gan/gan_health.h"
#include "engine/families/gan/gan_images.h"
#include "engine/families/gan/gan_metrics.h"
#include "engine/families/gan/gan_trainer.h"

namespace synthslice::training {
namespace {

class GanSlices final : public SliceData {
public:
    using SliceData::SliceData;

    /// An epoch shows the discriminator as many patches as fit into the training half side by side.
    [[nodiscard]] std::int64_t stepsPerEpoch(const spec::ExperimentSpec& experiment) const override
    {
        return std::max<std::int64_t>(
            1, dataset().summary().independentPatches /
                   (experiment.training.batchSize * spec::ganOf(experiment).loss.nCritic));
    }
    /// Segmented slices of three phases or more get a channel for each (docs/decisions/0010), where a last
    /// convolution can give it.
    Result<std::string> settle(spec::ExperimentSpec& experiment) const override
    {
        const std::size_t labels = record().labelOrder.size();
        if (auto possible = phasesAreNotFibres(experiment, labels); !possible)
            return tl::unexpected(possible.error());
        auto note = SliceData::settle(experiment);
        if (!spec::giveChannels(experiment, labels > 2 ? static_cast<std::int64_t>(labels) : 1)) return note;
        return labels > 2 ? text("%1 phases: the generator gives a channel for each", labels)
                          : text("The generator gives one channel, as these slices ask for no more");
    }
    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                const DeviceReport& device) const override
    {
        const TrainingImages images = trainingImages(experiment, stepsPerEpoch);
        return channelsAreLabels(experiment, images.coding.labelOrder.size())
            .and_then([&] { return circlesHaveARadius(experiment, images.fibreRadiusPx); })
            .map([&] {
                return std::unique_ptr<session::Trainer>(
                    std::make_unique<GanTrainer>(experiment, images, device));
            });
    }
};

class GanTraining final : public SliceFamilyTraining<GanSlices> {
public:
    [[nodiscard]] std::string family() const override { return spec::GanSpec::family; }
    [[nodiscard]] std::vector<session::MetricInfo> metrics(const spec::ExperimentSpec&) const override
    {
        return ganMetrics();
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::ganHealthRules();
    }
    [[nodiscard]] std::unique_ptr<TrainingData> randomData(const spec::ExperimentSpec&) const override
    {
        return std::make_unique<RandomPatches>(
            [](const spec::ExperimentSpec& experiment, TrainingImages images, const DeviceReport& device) {
                return std::make_unique<GanTrainer>(experiment, std::move(images), device);
            });
    }
    [[nodiscard]] Result<std::unique_ptr<ImageMaker>> openImages(const spec::ExperimentSpec& experiment,
                                                                 const session::CheckpointData& checkpoint,
                                                                 const ImageRequest& request) const override
    {
        return openGanImages(experiment, checkpoint, request);
    }
};

}  // namespace

namespace gan {

const FamilyTraining& training()
{
    static const GanTraining training;
    return training;
}

}  // namespace gan

}  // namespace synthslice::training
