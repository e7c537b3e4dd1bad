#pragma once

#include "engine/families/vae/vae_networks.h"
#include "engine/families/variational/bound_trainer.h"

namespace synthslice::training {

/// Trains a VAE.
class VaeTrainer final : public BoundTrainer {
public:
    VaeTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, std::vector<GreyImage> heldOut,
               DeviceReport device)
        : BoundTrainer(experiment, std::move(images), std::move(heldOut), std::move(device),
                       modelOf(experiment, weightsGenerator(experiment, 0), weightsGenerator(experiment, 1)),
                       spec::boundPartsOf<spec::VaeSpec>)
    {
    }

    /// The first weights are drawn from CPU generators, of the encoder and of the decoder.
    [[nodiscard]] static std::shared_ptr<LatentModel> modelOf(const spec::ExperimentSpec& experiment,
                                                              const torch::Generator& encoderRandom,
                                                              const torch::Generator& decoderRandom)
    {
        return VaeNetworks(experiment, encoderRandom, decoderRandom).ptr();
    }
};

}  // namespace synthslice::training
