#pragma once

#include <cstdint>
#include <vector>

#include <torch/torch.h>

#include "engine/base/grey_image.h"
#include "engine/families/vae/vae_metrics.h"
#include "engine/families/vae/vae_networks.h"
#include "engine/training/optimizer.h"
#include "engine/training/random_streams.h"
#include "engine/training/slice_data.h"
#include "engine/training/stepped_trainer.h"

namespace synthslice::training {

/// Trains a VAE: a step is one update of encoder and decoder together by a batch of patches, with one latent
/// drawn for each (Kingma and Welling 2014, algorithm 1). Each time samples are due it is tried on held-out
/// patches, always the same.
///
/// Its state is weights and optimizer; drawing samples cannot change it.
class VaeTrainer final : public SteppedTrainer {
public:
    /// `experiment` has no problems (spec::findProblems); without `heldOut` nothing is tried.
    VaeTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, std::vector<GreyImage> heldOut,
               DeviceReport device);

    session::Samples sample() override;
    std::vector<GreyImage> images(session::Generator generator, std::int64_t count) override;

protected:
    Result<StepOutcome> doStep() override;
    void save(session::CheckpointData& data) override;
    Result<void> load(const session::CheckpointData& data) override;

private:
    [[nodiscard]] const spec::VaeSpec& vae() const { return spec::vaeOf(experiment()); }

    [[nodiscard]] torch::Tensor patches(std::int64_t count, std::uint64_t batch) const;
    [[nodiscard]] torch::Tensor noiseFor(std::int64_t images, const torch::Generator& random) const;
    void learnFrom(const torch::Tensor& targets, const torch::Tensor& noise, VaeMeasures& measures);
    void tryOnHeldOut(VaeMeasures& measures);
    [[nodiscard]] session::ImageGrid reconstructions();
    [[nodiscard]] const torch::Tensor& meanTarget();

    TrainingImages m_images;
    torch::Tensor m_heldOut;  ///< targets, {patches, 1, size, size}, on the CPU; undefined without any
    VaeNetworks m_networks;
    Optimizer m_optimizer;
    torch::Tensor m_meanTarget;  ///< of training patches, undefined until it is asked for
};

}  // namespace synthslice::training
