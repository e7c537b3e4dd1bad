#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include <torch/torch.h>

#include "engine/base/grey_image.h"
#include "engine/data/dataset/grey_coding.h"
#include "engine/models/spectral_norm.h"
#include "engine/session/trainer.h"
#include "engine/spec/experiment_spec.h"
#include "engine/training/augmentation.h"
#include "engine/training/averaged_generator.h"
#include "engine/training/device.h"
#include "engine/training/extra_terms.h"
#include "engine/training/gan_metrics.h"
#include "engine/training/optimizer.h"
#include "engine/training/step_part.h"
#include "engine/training/thread_adaptation.h"

namespace synthslice::training {

/// Fills `imagesMinus1To1` (count x patch x patch, row-major) with batch number `batch`; a function of the
/// number.
using BatchSource = std::function<void(std::span<float> imagesMinus1To1, std::int64_t count,
                                       std::uint64_t batch)>;

/// What a GAN learns from.
struct TrainingImages {
    BatchSource batches;
    data::GreyCoding coding = {};  ///< maps patches to grey
    std::int64_t stepsPerEpoch = 1;
    /// Finds the radius of a typical fibre, asked for when extra terms are used; 0 px if unknown.
    std::function<double()> fibreRadiusPx = [] { return 0.0; };
};

/// Trains a generator against a discriminator: n_critic discriminator updates, then one of the generator.
///
/// Everything that is random in a step is a function of (training.seed, step), so no generator belongs to
/// the state (weights, optimizers, average, spectral norm's vectors, probability of augmentation, norms of
/// extra terms), and drawing samples cannot change it. All calls on one thread, the one of selectDevice().
class GanTrainer final : public session::Trainer {
public:
    /// `experiment` has no problems (spec::findProblems).
    GanTrainer(spec::ExperimentSpec experiment, TrainingImages images, DeviceReport device);

    Result<session::StepReport> step() override;
    session::SampleGrid sample() override;
    std::vector<GreyImage> images(session::Generator generator, std::int64_t count) override;
    session::CheckpointData checkpoint() override;
    Result<void> restore(const session::CheckpointData& data) override;
    Result<void> applyLive(const session::LiveEdit& edit) override;

private:
    /// What an update reads, on the device. On a GPU always the same tensors.
    struct Inputs {
        torch::Tensor real;
        torch::Tensor latent;
        torch::Tensor shares;         ///< of gradientPenalty(); undefined without one
        torch::Tensor penaltyFactor;  ///< of R1 and R2
    };
    /// What a discriminator update computes before its weights change.
    struct DiscriminatorPart {
        torch::Tensor fake;
        GanMeasures measures;
        torch::Tensor realMargins;  ///< what augmentation adapts to
        std::vector<torch::Tensor> gradients;
    };
    struct GeneratorPart {
        GanMeasures measures;
        std::vector<torch::Tensor> gradients;
    };

    struct Parts {
        StepPart<DiscriminatorPart> earlierUpdates;  ///< of the discriminator, before the step's last
        StepPart<DiscriminatorPart> lastUpdate;
        StepPart<GeneratorPart> generatorUpdate;
    };

    void drawInputs(std::int64_t criticUpdate);
    void load(torch::Tensor& input, const torch::Tensor& values) const;
    [[nodiscard]] DiscriminatorPart computeDiscriminator(bool differentiableFake);
    [[nodiscard]] GeneratorPart computeGenerator(const torch::Tensor& fake);
    void updateDiscriminator(const DiscriminatorPart& part, GanMeasures& measures);
    void updateGenerator(const GeneratorPart& part, GanMeasures& measures);
    [[nodiscard]] bool canBeGraphs() const;
    [[nodiscard]] std::string captureParts();
    void forgetParts();
    [[nodiscard]] torch::Tensor realImages(std::int64_t count, std::uint64_t batch) const;
    [[nodiscard]] torch::Tensor realBatch(std::int64_t criticUpdate) const;
    [[nodiscard]] torch::Tensor latentBatch(const torch::Generator& random) const;
    [[nodiscard]] torch::Tensor generate(bool differentiable);
    [[nodiscard]] torch::Tensor discriminate(const torch::Tensor& images);
    [[nodiscard]] ImageTerms makeTerms() const;
    [[nodiscard]] std::int64_t imagePixels() const;
    [[nodiscard]] torch::nn::Sequential& evaluationGenerator();
    [[nodiscard]] std::string adaptThreads(double seconds, double cpuSeconds);

    spec::ExperimentSpec m_experiment;
    TrainingImages m_images;
    DeviceReport m_report;
    torch::Device m_device;
    ThreadAdaptation m_threads;
    std::int64_t m_step = 0;    ///< steps done
    torch::Generator m_random;  ///< of this step; before the first, of the discriminator's weights
    torch::nn::Sequential m_generator;
    torch::nn::Sequential m_discriminator;
    models::SpectralNorm m_spectralNorm;  ///< of the discriminator
    bool m_scoresTogether;  ///< the discriminator may take real and generated images as one batch
    Optimizer m_generatorOptimizer;
    Optimizer m_discriminatorOptimizer;
    Inputs m_inputs;
    Parts m_parts;
    std::int64_t m_stepsOfParts = 0;  ///< done since forgetParts()
    AveragedGenerator m_average;
    AugmentationProbability m_augmentation;
    ExtraTerms m_terms;
    torch::nn::Sequential m_evaluationGenerator{
        nullptr};  ///< of the average; empty when a step has made it old
};

/// An error if the circle term is on without a fibre radius, or with one above a quarter of the patch.
[[nodiscard]] Result<void> circlesHaveARadius(const spec::ExperimentSpec& experiment,
                                              const std::function<double()>& fibreRadiusPx);

}  // namespace synthslice::training
