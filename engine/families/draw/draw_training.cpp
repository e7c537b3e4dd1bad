#include "engine/families/draw/draw_health.h"
#include "engine/families/draw/draw_metrics.h"
#include "engine/families/draw/draw_trainer.h"
#include "engine/families/variational/bound_training.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/training/images/latent_images.h"

namespace synthslice::training {
namespace {

class DrawTraining final : public BoundFamilyTraining<spec::DrawSpec, DrawTrainer> {
public:
    [[nodiscard]] std::vector<session::MetricInfo>
    metrics(const spec::ExperimentSpec& experiment) const override
    {
        std::vector<session::MetricInfo> metrics = BoundFamilyTraining::metrics(experiment);
        for (session::MetricInfo& more : drawMetrics(spec::drawOf(experiment)))
            metrics.push_back(std::move(more));
        return metrics;
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::drawHealthRules();
    }
    /// The mean of the likelihood, which has no noise of single pixels.
    [[nodiscard]] Result<std::unique_ptr<ImageMaker>> openImages(const spec::ExperimentSpec& experiment,
                                                                 const session::CheckpointData& checkpoint,
                                                                 const ImageRequest& request) const override
    {
        const auto network = DrawTrainer::networkOf(experiment, at::detail::createCPUGenerator(),
                                                    at::detail::createCPUGenerator());
        auto images = std::make_unique<LatentImages>();
        return images
            ->open(experiment, {"DRAW network", network->patches(), network, network->latentShape()},
                   checkpoint, "network", request)
            .map([&]() -> std::unique_ptr<ImageMaker> {
                images->encoder = [network, likelihood = spec::drawOf(experiment).likelihood](
                                      const torch::Tensor& patches) {
                    return network->meansOf(steadyTargetOf(likelihood, patches));
                };
                return std::move(images);
            });
    }
};

}  // namespace

namespace draw {

const FamilyTraining& training()
{
    static const DrawTraining training;
    return training;
}

}  // namespace draw

}  // namespace synthslice::training
