#pragma once

#include <cstdint>
#include <optional>

#include <torch/torch.h>

#include "engine/families/distribution/distribution_spec.h"
#include "engine/families/distribution/point_distances.h"
#include "engine/families/distribution/point_metrics.h"
#include "engine/families/distribution/point_panels.h"
#include "engine/families/distribution/point_tensors.h"
#include "engine/training/optimization/optimizer.h"
#include "engine/training/stepped_trainer.h"

namespace synthslice::training {

/// Trains a discriminator and a critic to tell real points of D coordinates from generated ones, and where a
/// network generates them, that network against one of the two. Its state is weights and optimizers.
template <std::size_t D>
class DistributionTrainer final : public SteppedTrainer {
public:
    /// `experiment` has no problems (spec::findProblems).
    DistributionTrainer(const spec::ExperimentSpec& experiment, PointSource<D> real, DeviceReport device);

    session::Samples sample() override;
    [[nodiscard]] std::vector<session::StepPart> stepParts() const override;

protected:
    Result<StepOutcome> doStep() override;
    Result<void> doPart(const std::string& part, std::uint64_t number) override;
    void save(session::CheckpointData& data) override;
    Result<void> load(const session::CheckpointData& data) override;
    void edited(const spec::ExperimentSpec& before) override;

private:
    /// A network with its optimizer.
    struct Learner {
        torch::nn::Sequential network;
        Optimizer optimizer;
    };
    [[nodiscard]] const spec::DistributionSpec& distributions() const
    {
        return spec::distributionOf(experiment());
    }
    [[nodiscard]] Learner makeLearner(const char* name, const spec::NetworkSpec& network,
                                      const spec::OptimizerSpec& optimizer, std::uint64_t number) const;
    [[nodiscard]] torch::Tensor outputs(const Learner& learner, const torch::Tensor& points) const;
    [[nodiscard]] Critic asCritic(const Learner& learner) const;
    void descend(Learner& learner, const spec::OptimizerSpec& optimizer, const torch::Tensor& loss);
    /// Of fixed distributions, which are possible: the experiment has no problems.
    void place();
    [[nodiscard]] torch::Tensor latents(const torch::Generator& random, std::int64_t count) const;
    [[nodiscard]] torch::Tensor realBatch(std::uint64_t batch) const;
    [[nodiscard]] torch::Tensor generatedBatch(std::uint64_t batch) const;
    void updateDiscriminator(const torch::Tensor& real, const torch::Tensor& generated,
                             PointMeasures& measures);
    void updateCritic(const torch::Tensor& real, const torch::Tensor& generated, PointMeasures& measures);
    void updateGenerator(PointMeasures& measures);
    void measureSlopes(const torch::Tensor& real, const torch::Tensor& generated, PointMeasures& measures);
    void measureDistances(const torch::Tensor& real, const torch::Tensor& generated, PointMeasures& measures);
    void setTraining(bool training);

    PointSource<D> m_real;
    PointSource<D> m_generated;                 ///< of a fixed distribution
    std::optional<PointDistances> m_distances;  ///< between them; none since they were placed
    Learner m_discriminator;
    Learner m_critic;
    Learner m_generator;  ///< of no layers unless the network generates
};

extern template class DistributionTrainer<1>;
extern template class DistributionTrainer<2>;

}  // namespace synthslice::training
