#include "engine/spec/network/flops.h"

namespace synthslice::spec {
namespace {

/// Operations of one layer from the shapes of its input and output.
struct LayerFlops {
    const Shape& input;
    const Shape& output;

    double operator()(const LinearSpec&) const
    {
        return 2.0 * static_cast<double>(input[0]) * static_cast<double>(output[0]);
    }
    double operator()(const Conv2dSpec& layer) const
    {
        return window(layer.kernelSize, output) / static_cast<double>(layer.groups);
    }
    double operator()(const ConvTranspose2dSpec& layer) const
    {
        return window(layer.kernelSize, input) / static_cast<double>(layer.groups);
    }
    template <class Other>
    double operator()(const Other&) const
    {
        return 0.0;
    }

private:
    [[nodiscard]] double window(std::int64_t kernel, const Shape& pixels) const
    {
        return 2.0 * static_cast<double>(kernel * kernel * input[0] * output[0]) *
               static_cast<double>(pixels[1] * pixels[2]);
    }
};

}  // namespace

double forwardFlops(const NetworkSpec& network, const Shape& input)
{
    const NetworkShapes shapes = inferShapes("network", network, input);
    double flops = 0.0;
    Shape layerInput = input;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        flops += std::visit(LayerFlops{layerInput, shapes.layers[i].output}, network.layers[i]);
        layerInput = shapes.layers[i].output;
    }
    return flops;
}

}  // namespace synthslice::spec
