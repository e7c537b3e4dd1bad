#include "engine/models/network_builder.h"

#include <algorithm>

#include "engine/models/initialization.h"
#include "engine/models/upsampled_conv2d.h"

namespace synthslice::models {
namespace {

namespace nn = torch::nn;

/// Makes the layer of each spec for an input of shape `input`.
struct LayerMaker {
    const spec::Shape& input;

    nn::AnyModule operator()(const spec::LinearSpec& layer) const
    {
        return nn::AnyModule(nn::Linear(nn::LinearOptions(input.back(), layer.outFeatures).bias(layer.bias)));
    }
    nn::AnyModule operator()(const spec::Conv2dSpec& layer) const
    {
        return nn::AnyModule(nn::Conv2d(nn::Conv2dOptions(input.front(), layer.outChannels, layer.kernelSize)
                                            .stride(layer.stride)
                                            .padding(layer.padding)
                                            .bias(layer.bias)));
    }
    nn::AnyModule operator()(const spec::ConvTranspose2dSpec& layer) const
    {
        return nn::AnyModule(
            nn::ConvTranspose2d(nn::ConvTranspose2dOptions(input.front(), layer.outChannels, layer.kernelSize)
                                    .stride(layer.stride)
                                    .padding(layer.padding)
                                    .output_padding(layer.outputPadding)
                                    .bias(layer.bias)));
    }
    nn::AnyModule operator()(const spec::BatchNorm1dSpec& layer) const
    {
        return nn::AnyModule(nn::BatchNorm1d(nn::BatchNorm1dOptions(input.front())
                                                 .eps(layer.eps)
                                                 .momentum(layer.momentum)
                                                 .affine(layer.affine)));
    }
    nn::AnyModule operator()(const spec::BatchNorm2dSpec& layer) const
    {
        return nn::AnyModule(nn::BatchNorm2d(nn::BatchNorm2dOptions(input.front())
                                                 .eps(layer.eps)
                                                 .momentum(layer.momentum)
                                                 .affine(layer.affine)));
    }
    nn::AnyModule operator()(const spec::InstanceNorm2dSpec& layer) const
    {
        return nn::AnyModule(
            nn::InstanceNorm2d(nn::InstanceNorm2dOptions(input.front()).eps(layer.eps).affine(layer.affine)));
    }
    nn::AnyModule operator()(const spec::UpsampleSpec& layer) const
    {
        const auto factor = static_cast<double>(layer.scaleFactor);
        auto options = nn::UpsampleOptions().scale_factor(std::vector<double>{factor, factor});
        if (layer.mode == spec::UpsampleMode::Bilinear) {
            options.mode(torch::kBilinear).align_corners(false);
        } else {
            options.mode(torch::kNearest);
        }
        return nn::AnyModule(nn::Upsample(options));
    }
    nn::AnyModule operator()(const spec::MaxPool2dSpec& layer) const
    {
        return nn::AnyModule(nn::MaxPool2d(
            nn::MaxPool2dOptions(layer.kernelSize).stride(layer.stride).padding(layer.padding)));
    }
    nn::AnyModule operator()(const spec::AvgPool2dSpec& layer) const
    {
        return nn::AnyModule(nn::AvgPool2d(
            nn::AvgPool2dOptions(layer.kernelSize).stride(layer.stride).padding(layer.padding)));
    }
    nn::AnyModule operator()(const spec::ZeroPad2dSpec& layer) const
    {
        return nn::AnyModule(nn::ZeroPad2d(nn::ZeroPad2dOptions(layer.padding)));
    }
    nn::AnyModule operator()(const spec::DropoutSpec& layer) const
    {
        return nn::AnyModule(nn::Dropout(layer.p));
    }
    nn::AnyModule operator()(const spec::FlattenSpec&) const { return nn::AnyModule(nn::Flatten()); }
    nn::AnyModule operator()(const spec::UnflattenSpec& layer) const
    {
        return nn::AnyModule(
            nn::Unflatten(nn::UnflattenOptions(1, {layer.channels, layer.height, layer.width})));
    }
    nn::AnyModule operator()(const spec::ReluSpec&) const { return nn::AnyModule(nn::ReLU()); }
    nn::AnyModule operator()(const spec::LeakyReluSpec& layer) const
    {
        return nn::AnyModule(nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(layer.negativeSlope)));
    }
    nn::AnyModule operator()(const spec::TanhSpec&) const { return nn::AnyModule(nn::Tanh()); }
    nn::AnyModule operator()(const spec::SigmoidSpec&) const { return nn::AnyModule(nn::Sigmoid()); }
};

}  // namespace

torch::nn::Sequential buildNetwork(const spec::NetworkSpec& network, const spec::Shape& input)
{
    const spec::NetworkShapes shapes = spec::inferShapes("network", network, input);
    TORCH_INTERNAL_ASSERT(shapes.problems.empty(), "a network with impossible shapes is never built");

    nn::Sequential modules;
    spec::Shape layerInput = input;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        if (i + 1 < network.layers.size() && isUpsampledConv2d(network.layers[i], network.layers[i + 1])) {
            // The place of the upsampling stays taken, so that later layers keep their names.
            modules->push_back(nn::Identity());
            const auto& convolution = std::get<spec::Conv2dSpec>(network.layers[++i]);
            modules->push_back(UpsampledConv2d(layerInput.front(), convolution));
        } else {
            modules->push_back(std::visit(LayerMaker{layerInput}, network.layers[i]));
        }
        layerInput = shapes.layers[i].output;
    }
    initialize(*modules, network.initialization);
    return modules;
}

bool normalizesOverBatch(const spec::NetworkSpec& network)
{
    return std::any_of(network.layers.begin(), network.layers.end(), [](const spec::LayerSpec& layer) {
        return std::holds_alternative<spec::BatchNorm1dSpec>(layer) ||
               std::holds_alternative<spec::BatchNorm2dSpec>(layer);
    });
}

}  // namespace synthslice::models
