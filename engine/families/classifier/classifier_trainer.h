#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <torch/torch.h>

#include "engine/classification/confusion_matrix.h"
#include "engine/data/labelled/labelled_dataset.h"
#include "engine/data/labelled/labelled_sampler.h"
#include "engine/families/classifier/classifier_metrics.h"
#include "engine/families/classifier/classifier_spec.h"
#include "engine/families/classifier/test_loss_memory.h"
#include "engine/training/optimization/optimizer.h"
#include "engine/training/stepped_trainer.h"

namespace synthslice::training {

/// Trains a classifier: a step is one update by a batch of the training part. Each time samples are due it is
/// tried on the whole test part.
///
/// Its state is weights, optimizer and memory of the test loss; drawing samples cannot change it.
class ClassifierTrainer final : public SteppedTrainer {
public:
    /// `experiment` has no problems (spec::findProblems), and its network gives a value for each class.
    ClassifierTrainer(const spec::ExperimentSpec& experiment,
                      std::shared_ptr<const data::LabelledDataset> dataset, DeviceReport device);

    session::Samples sample() override;

protected:
    Result<StepOutcome> doStep() override;
    void save(session::CheckpointData& data) override;
    Result<void> load(const session::CheckpointData& data) override;
    void edited(const spec::ExperimentSpec& before) override;

private:
    [[nodiscard]] const spec::ClassifierSpec& classifier() const { return spec::classifierOf(experiment()); }

    /// Images {count, 1, height, width} and what the network should give, {count, classes}, on the device.
    struct Batch {
        torch::Tensor images;
        torch::Tensor targets;
        std::vector<std::int64_t> labels;
    };
    /// What the test part came to at a step.
    struct Test {
        std::int64_t step;
        double loss;
        double rmseOfBeliefs;
        classification::ConfusionMatrix confusion;
    };

    [[nodiscard]] Batch batchOf(std::span<const std::uint32_t> images) const;
    [[nodiscard]] torch::Tensor valuesFor(const torch::Tensor& images);
    void learnFrom(const Batch& batch, ClassifierMeasures& measures);
    void tryOnTestPart(std::int64_t step);

    std::shared_ptr<const data::LabelledDataset> m_dataset;
    data::LabelledSampler m_sampler;
    torch::nn::Sequential m_network;
    Optimizer m_optimizer;
    TestLossMemory m_memory;
    std::optional<Test> m_test;  ///< the last; none if the test part has no images
};

}  // namespace synthslice::training
