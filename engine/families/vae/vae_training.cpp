#include <ATen/CPUGeneratorImpl.h>

#include "engine/families/vae/vae_trainer.h"
#include "engine/families/variational/bound_training.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/training/images/latent_images.h"

namespace synthslice::training {
namespace {

class VaeTraining final : public BoundFamilyTraining<spec::VaeSpec, VaeTrainer> {
public:
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
                    return networks->encode(steadyTargetOf(likelihood, patches)).mean;
                };
                return std::move(images);
            });
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
