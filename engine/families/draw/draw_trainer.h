#pragma once

#include "engine/families/draw/draw_network.h"
#include "engine/families/variational/bound_trainer.h"

namespace synthslice::training {

/// Trains a DRAW network; its samples are films too.
class DrawTrainer final : public BoundTrainer {
public:
    DrawTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, std::vector<GreyImage> heldOut,
                DeviceReport device)
        : DrawTrainer(experiment, std::move(images), std::move(heldOut), std::move(device),
                      networkOf(experiment, weightsGenerator(experiment, 0), weightsGenerator(experiment, 1)))
    {
    }

    session::Samples sample() override;

    /// The first weights are drawn from CPU generators, of what reads and of what draws.
    [[nodiscard]] static std::shared_ptr<DrawNetworkImpl> networkOf(const spec::ExperimentSpec& experiment,
                                                                    const torch::Generator& encoderRandom,
                                                                    const torch::Generator& decoderRandom)
    {
        return DrawNetwork(experiment, encoderRandom, decoderRandom).ptr();
    }
    [[nodiscard]] static std::shared_ptr<LatentModel> modelOf(const spec::ExperimentSpec& experiment,
                                                              const torch::Generator& encoderRandom,
                                                              const torch::Generator& decoderRandom)
    {
        return networkOf(experiment, encoderRandom, decoderRandom);
    }

private:
    DrawTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, std::vector<GreyImage> heldOut,
                DeviceReport device, std::shared_ptr<DrawNetworkImpl> network)
        : BoundTrainer(experiment, std::move(images), std::move(heldOut), std::move(device), network,
                       spec::boundPartsOf<spec::DrawSpec>),
          m_network(std::move(network))
    {
    }

    std::shared_ptr<DrawNetworkImpl> m_network;
};

}  // namespace synthslice::training
