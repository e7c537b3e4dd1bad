#pragma once

#include <cstdint>
#include <optional>

#include <torch/torch.h>

#include "engine/families/gan/augmentation.h"
#include "engine/families/gan/condition.h"
#include "engine/families/gan/extra_terms.h"
#include "engine/families/gan/gan_metrics.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/models/spectral_norm.h"
#include "engine/training/images/averaged_generator.h"
#include "engine/training/optimization/optimizer.h"
#include "engine/training/slice_data.h"
#include "engine/training/step_part.h"
#include "engine/training/stepped_trainer.h"

namespace synthslice::training {

/// Trains a generator against a discriminator: n_critic discriminator updates, then one of the generator.
///
/// Its state is weights, optimizers, average, spectral norm's vectors, probability of augmentation and norms
/// of extra terms; drawing samples cannot change it.
class GanTrainer final : public SteppedTrainer {
public:
    /// `experiment` has no problems (spec::findProblems).
    GanTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, DeviceReport device);

    session::Samples sample() override;
    std::vector<GreyImage> images(session::Generator generator, std::int64_t count) override;

protected:
    Result<StepOutcome> doStep() override;
    void save(session::CheckpointData& data) override;
    Result<void> load(const session::CheckpointData& data) override;
    Result<void> checkEdit(const session::LiveEdit& edit, const spec::ExperimentSpec& edited) override;
    void edited(const spec::ExperimentSpec& before) override;

private:
    GanTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, DeviceReport device,
               const torch::Generator& discriminatorRandom);
    [[nodiscard]] const spec::GanSpec& gan() const { return spec::ganOf(experiment()); }

    /// What an update reads, on the device. On a GPU always the same tensors.
    struct Inputs {
        torch::Tensor real;
        torch::Tensor latent;         ///< as the generator takes it, with the condition
        torch::Tensor condition;      ///< of each image, as the networks are told it; undefined without one
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
    void feed(torch::Tensor& input, const torch::Tensor& values) const;
    [[nodiscard]] DiscriminatorPart computeDiscriminator(bool differentiableFake);
    [[nodiscard]] GeneratorPart computeGenerator(const torch::Tensor& fake);
    void updateDiscriminator(const DiscriminatorPart& part, GanMeasures& measures);
    void updateGenerator(const GeneratorPart& part, GanMeasures& measures);
    [[nodiscard]] bool canBeGraphs() const;
    [[nodiscard]] std::string captureParts();
    void forgetParts();
    [[nodiscard]] torch::Tensor realBatch(std::int64_t criticUpdate) const;
    [[nodiscard]] spec::Shape latentShape() const;  ///< of a batch
    [[nodiscard]] LatentInput latentInput() const;
    [[nodiscard]] torch::Tensor generate(bool differentiable);
    [[nodiscard]] torch::Tensor discriminate(const torch::Tensor& images);
    [[nodiscard]] ImageTerms makeTerms() const;
    [[nodiscard]] std::int64_t imagePixels() const;
    [[nodiscard]] torch::nn::Sequential& evaluationGenerator();

    TrainingImages m_images;
    std::int64_t m_channels;  ///< of images: one, or one for each label (label_channels.h)
    torch::nn::Sequential m_generator;
    torch::nn::Sequential m_discriminator;
    std::optional<Condition> m_condition;
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

/// An error if the generator's images have several channels, but not one for each label of the slices.
[[nodiscard]] Result<void> channelsAreLabels(const spec::ExperimentSpec& experiment, std::size_t labels);

/// An error if slices of three phases or more are asked for what only fibres in a matrix have: the volume
/// fraction as a condition, the circle term.
[[nodiscard]] Result<void> phasesAreNotFibres(const spec::ExperimentSpec& experiment, std::size_t labels);

/// An error if the circle term is on without a fibre radius, or with one above a quarter of the patch.
[[nodiscard]] Result<void> circlesHaveARadius(const spec::ExperimentSpec& experiment,
                                              const std::function<double()>& fibreRadiusPx);

}  // namespace synthslice::training
