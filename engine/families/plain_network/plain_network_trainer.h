#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/classification/confusion_matrix.h"
#include "engine/data/labelled/labelled_dataset.h"
#include "engine/data/labelled/labelled_sampler.h"
#include "engine/families/plain_network/plain_network_spec.h"
#include "engine/plain_network/training_step.h"
#include "engine/training/stepped_trainer.h"

namespace synthslice::training {

/// Trains a network of engine/plain_network to tell classes apart: steps of constant length against the
/// gradient, in double precision and on one thread. LibTorch computes nothing here. Its state is the weights.
class PlainNetworkTrainer final : public SteppedTrainer {
public:
    /// `experiment` has no problems (spec::findProblems).
    PlainNetworkTrainer(const spec::ExperimentSpec& experiment,
                        std::shared_ptr<const data::LabelledDataset> dataset, DeviceReport device);

    /// Confusion of the test part, and the weights of the first layer's neurons as images: grey is 0, white
    /// the largest weight and black its negative.
    session::Samples sample() override;

protected:
    Result<StepOutcome> doStep() override;
    void save(session::CheckpointData& data) override;
    Result<void> load(const session::CheckpointData& data) override;

private:
    [[nodiscard]] const spec::PlainNetworkSpec& plain() const { return spec::plainNetworkOf(experiment()); }
    [[nodiscard]] std::size_t classes() const { return m_dataset->classNames().size(); }

    struct Batch {
        synthslice::plain_network::Matrix inputs;  ///< {images, pixels}, 0 (black) to 1 (white)
        std::vector<std::int64_t> labels;
    };
    [[nodiscard]] Batch batchOf(std::span<const std::uint32_t> images) const;
    /// How the test part is told apart, and the root of the mean square of its errors: of outputs or, behind
    /// cross-entropy, of their softmax.
    struct Evaluation {
        classification::ConfusionMatrix confusion;
        double rmse = 0.0;
    };
    /// Nothing without a test part.
    [[nodiscard]] const std::optional<Evaluation>& evaluation();
    [[nodiscard]] std::vector<double> valuesOf(const synthslice::plain_network::StepResult& result,
                                               std::span<const std::int64_t> labels, double rate);

    std::shared_ptr<const data::LabelledDataset> m_dataset;
    data::LabelledSampler m_sampler;
    synthslice::plain_network::Network m_network;
    std::optional<Evaluation> m_evaluation;  ///< of the weights as they are; empty when they have changed
};

/// The columns of a run's metrics.
[[nodiscard]] std::vector<session::MetricInfo> plainNetworkMetrics();

}  // namespace synthslice::training
