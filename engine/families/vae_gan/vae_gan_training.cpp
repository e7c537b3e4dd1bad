#include <ATen/CPUGeneratorImpl.h>

#include "engine/families/vae_gan/vae_gan_health.h"
#include "engine/families/vae_gan/vae_gan_metrics.h"
#include "engine/families/vae_gan/vae_gan_trainer.h"
#include "engine/training/images/latent_images.h"

namespace synthslice::training {
namespace {

class VaeGanTraining final : public PatchFamilyTraining<spec::VaeGanSpec, VaeGanTrainer> {
public:
    [[nodiscard]] std::vector<session::MetricInfo> metrics(const spec::ExperimentSpec&) const override
    {
        return vaeGanMetrics();
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::vaeGanHealthRules();
    }
    [[nodiscard]] Result<std::unique_ptr<ImageMaker>> openImages(const spec::ExperimentSpec& experiment,
                                                                 const session::CheckpointData& checkpoint,
                                                                 const ImageRequest& request) const override
    {
        const spec::VaeGanSpec& vaeGan = spec::vaeGanOf(experiment);
        auto images = std::make_unique<LatentImages>();
        EncoderDecoder networks = newEncoderDecoder(experiment, vaeGan, at::detail::createCPUGenerator(),
                                                    at::detail::createCPUGenerator());
        return images
            ->open(experiment, {"decoder", vaeGan.decoder, vaeGan.latent}, checkpoint,
                   request.averaged ? "ema" : "decoder", request)
            .and_then([&] { return networks.load(checkpoint); })
            .map([&]() -> std::unique_ptr<ImageMaker> {
                networks.encoder->eval();
                images->encoder = [networks](const torch::Tensor& patches) mutable {
                    return networks.encode(patches).mean;
                };
                return std::move(images);
            });
    }
};

}  // namespace

namespace vae_gan {

const FamilyTraining& training()
{
    static const VaeGanTraining training;
    return training;
}

}  // namespace vae_gan

}  // namespace synthslice::training
