#include <algorithm>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/families/vae/vae_health.h"
#include "engine/families/vae/vae_judge.h"
#include "engine/families/vae/vae_metrics.h"
#include "engine/families/vae/vae_networks.h"
#include "engine/families/vae/vae_trainer.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/training/latent_images.h"

namespace synthslice::training {
namespace {

class VaeSlices final : public SliceData {
public:
    using SliceData::SliceData;

    /// An epoch shows as many patches as fit into the training half side by side.
    [[nodiscard]] std::int64_t stepsPerEpoch(const spec::ExperimentSpec& experiment) const override
    {
        return std::max<std::int64_t>(1,
                                      dataset().summary().independentPatches / experiment.training.batchSize);
    }
    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                const DeviceReport& device) const override
    {
        constexpr std::size_t tried = 256;  // held-out patches
        std::vector<GreyImage> heldOut;
        if (dataset().originCount(data::Half::HeldOut) > 0) {
            heldOut = dataset().drawPatches(data::Half::HeldOut, tried, 0);
        }
        return std::make_unique<VaeTrainer>(experiment, trainingImages(experiment, stepsPerEpoch),
                                            std::move(heldOut), device);
    }
};

class VaeTraining final : public SliceFamilyTraining<VaeSlices> {
public:
    [[nodiscard]] std::string family() const override { return spec::VaeSpec::family; }
    [[nodiscard]] std::vector<session::MetricInfo>
    metrics(const spec::ExperimentSpec& experiment) const override
    {
        return vaeMetrics(experiment);
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::vaeHealthRules();
    }
    [[nodiscard]] std::unique_ptr<TrainingData> randomData(const spec::ExperimentSpec&) const override
    {
        return std::make_unique<RandomPatches>(
            [](const spec::ExperimentSpec& experiment, TrainingImages images, const DeviceReport& device) {
                return std::make_unique<VaeTrainer>(experiment, std::move(images), std::vector<GreyImage>(),
                                                    device);
            });
    }
    /// The mean of the likelihood, which has no noise of single pixels.
    [[nodiscard]] Result<std::unique_ptr<ImageMaker>> openImages(const spec::ExperimentSpec& experiment,
                                                                 const session::CheckpointData& checkpoint,
                                                                 const ImageRequest& request) const override
    {
        const spec::VaeSpec& vae = spec::vaeOf(experiment);
        auto images = std::make_unique<LatentImages>();
        VaeNetworks networks(experiment, at::detail::createCPUGenerator(), at::detail::createCPUGenerator());
        return images->open(experiment, {"decoder", vae.decoder, vae.latent}, checkpoint, "decoder", request)
            .and_then([&] { return networks->load(checkpoint); })
            .map([&]() -> std::unique_ptr<ImageMaker> {
                networks->eval();
                images->network = patchNetwork(images->network, vae.likelihood);
                images->encoder = [networks,
                                   likelihood = vae.likelihood](const torch::Tensor& patches) mutable {
                    return networks->encode(targetOf(greyOf(likelihood), patches, {})).mean;
                };
                return std::move(images);
            });
    }
    [[nodiscard]] Result<std::unique_ptr<LikelihoodJudge>>
    openLikelihood(const spec::ExperimentSpec& experiment, const session::CheckpointData& checkpoint,
                   const std::vector<double>& labelOrder) const override
    {
        return openVaeJudge(experiment, checkpoint, labelOrder);
    }
};

}  // namespace

namespace vae {

const FamilyTraining& training()
{
    static const VaeTraining training;
    return training;
}

}  // namespace vae

}  // namespace synthslice::training
