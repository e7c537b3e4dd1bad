#pragma once

#include <vector>

#include <torch/torch.h>

#include "engine/base/grey/grey_image.h"
#include "engine/families/vae_gan/feature_discriminator.h"
#include "engine/families/vae_gan/vae_gan_metrics.h"
#include "engine/families/vae_gan/vae_gan_pass.h"
#include "engine/families/variational/encoder_decoder.h"
#include "engine/training/images/averaged_generator.h"
#include "engine/training/images/image_synthesis.h"
#include "engine/training/optimization/optimizer.h"
#include "engine/training/slice_data.h"
#include "engine/training/stepped_trainer.h"

namespace synthslice::training {

/// Trains a VAE-GAN: a step is one update of encoder, decoder and discriminator each, all from one batch, but
/// for those that the balance rule leaves out (VaeGanPass). Each time samples are due it is tried on held-out
/// patches, always the same.
///
/// Its state is weights, optimizers and average; drawing samples cannot change it.
class VaeGanTrainer final : public SteppedTrainer {
public:
    /// `experiment` has no problems (spec::findProblems); without `heldOut` nothing is tried.
    VaeGanTrainer(const spec::ExperimentSpec& experiment, TrainingImages images,
                  const std::vector<GreyImage>& heldOut, DeviceReport device);

    session::Samples sample() override;
    std::vector<GreyImage> images(session::Generator generator, std::int64_t count) override;

protected:
    Result<StepOutcome> doStep() override;
    void save(session::CheckpointData& data) override;
    Result<void> load(const session::CheckpointData& data) override;

private:
    [[nodiscard]] const spec::VaeGanSpec& vaeGan() const { return spec::vaeGanOf(experiment()); }

    [[nodiscard]] torch::Tensor noiseFor(std::int64_t images, const torch::Generator& random) const;
    void learnFrom(const VaeGanInputs& inputs, VaeGanMeasures& measures);
    [[nodiscard]] torch::Tensor update(Optimizer& optimizer, const spec::OptimizerSpec& spec,
                                       const std::vector<torch::Tensor>& gradients) const;
    void tryOnHeldOut(VaeGanMeasures& measures);
    [[nodiscard]] const torch::Tensor& meanPatch();
    [[nodiscard]] torch::nn::Sequential& evaluationDecoder();
    [[nodiscard]] LatentInput latentInput() const { return {spec::shapeOf(vaeGan().latent)}; }

    TrainingImages m_images;
    torch::Tensor m_heldOut;  ///< {patches, 1, size, size}, on the CPU; undefined without any
    EncoderDecoder m_networks;
    FeatureDiscriminator m_discriminator;
    Optimizer m_encoderOptimizer;
    Optimizer m_decoderOptimizer;
    Optimizer m_discriminatorOptimizer;
    AveragedGenerator m_average;  ///< of the decoder
    torch::Tensor m_meanPatch;    ///< of training patches, undefined until it is asked for
    torch::nn::Sequential m_evaluationDecoder{
        nullptr};  ///< of the average; empty when a step has made it old
};

}  // namespace synthslice::training
