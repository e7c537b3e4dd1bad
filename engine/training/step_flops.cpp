#include "engine/training/step_flops.h"

#include "engine/training/adversarial_losses.h"
#include "engine/training/image_synthesis.h"

namespace synthslice::training {
namespace {

/// Operations of one layer from the shapes of its input and output.
struct LayerFlops {
    const spec::Shape& input;
    const spec::Shape& output;

    double operator()(const spec::LinearSpec&) const
    {
        return 2.0 * static_cast<double>(input[0]) * static_cast<double>(output[0]);
    }
    double operator()(const spec::Conv2dSpec& layer) const
    {
        return window(layer.kernelSize, output) / static_cast<double>(layer.groups);
    }
    double operator()(const spec::ConvTranspose2dSpec& layer) const
    {
        return window(layer.kernelSize, input) / static_cast<double>(layer.groups);
    }
    template <class Other>
    double operator()(const Other&) const
    {
        return 0.0;
    }

private:
    [[nodiscard]] double window(std::int64_t kernel, const spec::Shape& pixels) const
    {
        return 2.0 * static_cast<double>(kernel * kernel * input[0] * output[0]) *
               static_cast<double>(pixels[1] * pixels[2]);
    }
};

}  // namespace

double forwardFlops(const spec::NetworkSpec& network, const spec::Shape& input)
{
    const spec::NetworkShapes shapes = spec::inferShapes("network", network, input);
    double flops = 0.0;
    spec::Shape layerInput = input;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        flops += std::visit(LayerFlops{layerInput, shapes.layers[i].output}, network.layers[i]);
        layerInput = shapes.layers[i].output;
    }
    return flops;
}

double stepFlops(const spec::ExperimentSpec& experiment)
{
    const spec::GanLossSpec& loss = experiment.loss;
    const std::int64_t patch = experiment.data.patchSize;
    const double generator = forwardFlops(experiment.generator, latentShape(experiment.latent));
    const double discriminator = forwardFlops(experiment.discriminator, {1, patch, patch});

    constexpr double withBackward = 3.0;
    constexpr double withPenalty = withBackward + 3.0;
    const bool slopes = loss.r1Gamma > 0.0 || loss.r2Gamma > 0.0;
    const double criticUpdate = generator + 2.0 * discriminator * (slopes ? withPenalty : withBackward) +
                                (loss.gradientPenalty > 0.0 ? discriminator * withPenalty : 0.0);
    // The discriminator is frozen here: its backward pass gives the gradient of its input alone.
    const double generatorUpdate = 2.0 * generator + discriminator * (generatorNeedsReal(loss) ? 3.0 : 2.0);
    return static_cast<double>(experiment.training.batchSize) *
           (static_cast<double>(loss.nCritic) * criticUpdate + generatorUpdate);
}

}  // namespace synthslice::training
