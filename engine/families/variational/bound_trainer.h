#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <torch/torch.h>

#include "engine/base/grey/grey_image.h"
#include "engine/families/variational/bound_metrics.h"
#include "engine/families/variational/bound_parts.h"
#include "engine/families/variational/latent_model.h"
#include "engine/training/optimization/optimizer.h"
#include "engine/training/random_streams.h"
#include "engine/training/slice_data.h"
#include "engine/training/stepped_trainer.h"

namespace synthslice::training {

/// Maximizes a bound of log p(x): a step is one update of all weights by a batch of patches, with one latent
/// drawn for each (Kingma and Welling 2014, algorithm 1). Each time samples are due it is tried on held-out
/// patches, always the same.
///
/// Its state is weights and optimizer; drawing samples cannot change it.
class BoundTrainer : public SteppedTrainer {
public:
    session::Samples sample() override;
    std::vector<GreyImage> images(session::Generator generator, std::int64_t count) override;

protected:
    /// `experiment` has no problems (spec::findProblems); without `heldOut` nothing is tried.
    BoundTrainer(const spec::ExperimentSpec& experiment, TrainingImages images,
                 std::vector<GreyImage> heldOut, DeviceReport device, std::shared_ptr<LatentModel> model,
                 spec::BoundPartsOf partsOf);

    Result<StepOutcome> doStep() override;
    void save(session::CheckpointData& data) override;
    Result<void> load(const session::CheckpointData& data) override;

    /// Targets {patches, 1, size, size} on the CPU; undefined where nothing was held out.
    [[nodiscard]] const torch::Tensor& heldOut() const { return m_heldOut; }
    [[nodiscard]] const data::GreyCoding& coding() const { return m_images.coding; }

private:
    [[nodiscard]] spec::BoundParts parts() const { return m_partsOf(experiment()); }
    /// Of a batch of latents.
    [[nodiscard]] spec::Shape latentShape(std::int64_t images) const;
    [[nodiscard]] torch::Tensor noiseFor(std::int64_t images, const torch::Generator& random) const;
    /// What the model adds to the metrics.
    std::vector<double> learnFrom(const torch::Tensor& targets, const torch::Tensor& patches,
                                  const torch::Tensor& noise, BoundMeasures& measures);
    void tryOnHeldOut(BoundMeasures& measures);
    [[nodiscard]] session::ImageGrid reconstructions();
    [[nodiscard]] const torch::Tensor& meanTarget();

    TrainingImages m_images;
    spec::BoundPartsOf m_partsOf;
    torch::Tensor m_heldOut;
    std::shared_ptr<LatentModel> m_model;
    Optimizer m_optimizer;
    torch::Tensor m_meanTarget;  ///< of training patches, undefined until it is asked for
};

}  // namespace synthslice::training
