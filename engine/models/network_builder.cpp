#include "engine/models/network_builder.h"

#include <algorithm>

#include "engine/models/initialization.h"
#include "engine/models/layer_norm.h"
#include "engine/models/minibatch_std.h"
#include "engine/models/upsampled_conv2d.h"

namespace synthslice::models {
namespace {

namespace nn = torch::nn;

nn::detail::conv_padding_mode_t paddingMode(spec::PaddingMode mode)
{
    switch (mode) {
    case spec::PaddingMode::Zeros:
        return torch::kZeros;
    case spec::PaddingMode::Reflect:
        return torch::kReflect;
    case spec::PaddingMode::Replicate:
        return torch::kReplicate;
    case spec::PaddingMode::Circular:
        return torch::kCircular;
    }
    return torch::kZeros;
}

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
                                            .dilation(layer.dilation)
                                            .groups(layer.groups)
                                            .bias(layer.bias)
                                            .padding_mode(paddingMode(layer.paddingMode))));
    }
    nn::AnyModule operator()(const spec::ConvTranspose2dSpec& layer) const
    {
        return nn::AnyModule(
            nn::ConvTranspose2d(nn::ConvTranspose2dOptions(input.front(), layer.outChannels, layer.kernelSize)
                                    .stride(layer.stride)
                                    .padding(layer.padding)
                                    .output_padding(layer.outputPadding)
                                    .dilation(layer.dilation)
                                    .groups(layer.groups)
                                    .bias(layer.bias)));
    }
    nn::AnyModule operator()(const spec::BatchNorm1dSpec& layer) const
    {
        return nn::AnyModule(nn::BatchNorm1d(runningNorm<nn::BatchNorm1dOptions>(layer)));
    }
    nn::AnyModule operator()(const spec::BatchNorm2dSpec& layer) const
    {
        return nn::AnyModule(nn::BatchNorm2d(runningNorm<nn::BatchNorm2dOptions>(layer)));
    }
    nn::AnyModule operator()(const spec::InstanceNorm2dSpec& layer) const
    {
        return nn::AnyModule(nn::InstanceNorm2d(runningNorm<nn::InstanceNorm2dOptions>(layer)));
    }
    nn::AnyModule operator()(const spec::LayerNormSpec& layer) const
    {
        return nn::AnyModule(LayerNorm(input, layer));
    }
    nn::AnyModule operator()(const spec::GroupNormSpec& layer) const
    {
        return nn::AnyModule(nn::GroupNorm(
            nn::GroupNormOptions(layer.numGroups, input.front()).eps(layer.eps).affine(layer.affine)));
    }
    nn::AnyModule operator()(const spec::MinibatchStdSpec& layer) const
    {
        return nn::AnyModule(MinibatchStd(layer));
    }
    nn::AnyModule operator()(const spec::UpsampleSpec& layer) const
    {
        const auto factor = static_cast<double>(layer.scaleFactor);
        auto options = nn::UpsampleOptions().scale_factor(std::vector<double>{factor, factor});
        switch (layer.mode) {
        case spec::UpsampleMode::Nearest:
            options.mode(torch::kNearest);
            break;
        case spec::UpsampleMode::Bilinear:
            options.mode(torch::kBilinear).align_corners(layer.alignCorners);
            break;
        case spec::UpsampleMode::Bicubic:
            options.mode(torch::kBicubic).align_corners(layer.alignCorners);
            break;
        }
        return nn::AnyModule(nn::Upsample(options));
    }
    nn::AnyModule operator()(const spec::MaxPool2dSpec& layer) const
    {
        return nn::AnyModule(nn::MaxPool2d(nn::MaxPool2dOptions(layer.kernelSize)
                                               .stride(layer.stride)
                                               .padding(layer.padding)
                                               .dilation(layer.dilation)
                                               .ceil_mode(layer.ceilMode)));
    }
    nn::AnyModule operator()(const spec::AvgPool2dSpec& layer) const
    {
        return nn::AnyModule(nn::AvgPool2d(nn::AvgPool2dOptions(layer.kernelSize)
                                               .stride(layer.stride)
                                               .padding(layer.padding)
                                               .ceil_mode(layer.ceilMode)
                                               .count_include_pad(layer.countIncludePad)));
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
    nn::AnyModule operator()(const spec::EluSpec& layer) const
    {
        return nn::AnyModule(nn::ELU(nn::ELUOptions().alpha(layer.alpha)));
    }
    nn::AnyModule operator()(const spec::GeluSpec& layer) const
    {
        const bool tanh = layer.approximate == spec::GeluApproximate::Tanh;
        return nn::AnyModule(nn::GELU(nn::GELUOptions().approximate(tanh ? "tanh" : "none")));
    }
    nn::AnyModule operator()(const spec::TanhSpec&) const { return nn::AnyModule(nn::Tanh()); }
    nn::AnyModule operator()(const spec::SigmoidSpec&) const { return nn::AnyModule(nn::Sigmoid()); }
    nn::AnyModule operator()(const spec::SoftmaxSpec&) const { return nn::AnyModule(nn::Softmax(1)); }
    nn::AnyModule operator()(const spec::LogSoftmaxSpec&) const { return nn::AnyModule(nn::LogSoftmax(1)); }

private:
    /// Batch norms and instance norm.
    template <class Options, class Layer>
    [[nodiscard]] Options runningNorm(const Layer& layer) const
    {
        return Options(input.front())
            .eps(layer.eps)
            .momentum(layer.momentum)
            .affine(layer.affine)
            .track_running_stats(layer.trackRunningStats);
    }
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

bool mixesImages(const spec::NetworkSpec& network)
{
    return std::any_of(network.layers.begin(), network.layers.end(), [](const spec::LayerSpec& layer) {
        return spec::isBatchNorm(layer) || std::holds_alternative<spec::MinibatchStdSpec>(layer);
    });
}

}  // namespace synthslice::models
