#include "engine/families/vae/vae_trainer.h"
#include "engine/families/variational/bound_training.h"
#include "engine/training/latent_images.h"

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
        return images->open(experiment, {"decoder", vae.decoder, vae.latent}, checkpoint, "decoder", request)
            .map([&]() -> std::unique_ptr<ImageMaker> {
                images->network = patchNetwork(images->network, vae.likelihood);
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
