#include "engine/models/network_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/models/initialization.h"
#include "engine/models/kernel_layers.h"
#include "engine/models/layer_norm.h"
#include "engine/models/minibatch_std.h"
#include "engine/models/noise.h"
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

/// Of batch norms and instance norm.
template <class Options, class Layer>
Options runningNorm(const Layer& layer, std::int64_t channels)
{
    return Options(channels)
        .eps(layer.eps)
        .momentum(layer.momentum)
        .affine(layer.affine)
        .track_running_stats(layer.trackRunningStats);
}

/// Makes the layer of each spec for an input of shape `input`, of torch.nn.
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
        return nn::AnyModule(nn::BatchNorm1d(runningNorm<nn::BatchNorm1dOptions>(layer, input.front())));
    }
    nn::AnyModule operator()(const spec::BatchNorm2dSpec& layer) const
    {
        return nn::AnyModule(nn::BatchNorm2d(runningNorm<nn::BatchNorm2dOptions>(layer, input.front())));
    }
    nn::AnyModule operator()(const spec::InstanceNorm2dSpec& layer) const
    {
        return nn::AnyModule(
            nn::InstanceNorm2d(runningNorm<nn::InstanceNorm2dOptions>(layer, input.front())));
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
    nn::AnyModule operator()(const spec::NoiseSpec&) const { return nn::AnyModule(Noise(input.front())); }
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
    nn::AnyModule operator()(const spec::DropoutSpec& layer) const { return nn::AnyModule(Dropout(layer.p)); }
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
};

/// The layer that computes with engine/kernels, if there is one for this spec.
struct KernelLayerMaker {
    const spec::Shape& input;
    double slopeBehind;  ///< of the activation that joins a norm, 1 for none

    std::optional<nn::AnyModule> operator()(const spec::Conv2dSpec& layer) const
    {
        const bool zeros = layer.padding == 0 || layer.paddingMode == spec::PaddingMode::Zeros;
        if (layer.groups != 1 || layer.dilation != 1 || !zeros) {
            return std::nullopt;
        }
        return nn::AnyModule(Conv2d(input.front(), layer));
    }
    std::optional<nn::AnyModule> operator()(const spec::ConvTranspose2dSpec& layer) const
    {
        if (layer.groups != 1 || layer.dilation != 1 || layer.outputPadding != 0) {
            return std::nullopt;
        }
        return nn::AnyModule(ConvTranspose2d(input.front(), layer));
    }
    std::optional<nn::AnyModule> operator()(const spec::BatchNorm2dSpec& layer) const
    {
        return nn::AnyModule(
            BatchNorm2d(runningNorm<nn::BatchNormOptions>(layer, input.front()), slopeBehind));
    }
    std::optional<nn::AnyModule> operator()(const spec::InstanceNorm2dSpec& layer) const
    {
        if (layer.trackRunningStats) {
            return std::nullopt;
        }
        return nn::AnyModule(
            InstanceNorm2d(runningNorm<nn::InstanceNormOptions>(layer, input.front()), slopeBehind));
    }
    std::optional<nn::AnyModule> operator()(const spec::AvgPool2dSpec& layer) const
    {
        if (layer.stride != layer.kernelSize || layer.padding != 0 || layer.ceilMode) {
            return std::nullopt;
        }
        return nn::AnyModule(AveragePool(layer.kernelSize));
    }
    std::optional<nn::AnyModule> operator()(const spec::ReluSpec&) const
    {
        return nn::AnyModule(LeakyRelu(0.0));
    }
    std::optional<nn::AnyModule> operator()(const spec::LeakyReluSpec& layer) const
    {
        return nn::AnyModule(LeakyRelu(layer.negativeSlope));
    }
    template <class Layer>
    std::optional<nn::AnyModule> operator()(const Layer&) const
    {
        return std::nullopt;
    }
};

/// The negative slope of an activation that a norm in front of it can do as well.
std::optional<double> negativeSlope(const spec::LayerSpec& layer)
{
    if (const auto* leaky = std::get_if<spec::LeakyReluSpec>(&layer)) {
        return leaky->negativeSlope;
    }
    return std::holds_alternative<spec::ReluSpec>(layer) ? std::optional(0.0) : std::nullopt;
}

bool isKernelNorm(const nn::AnyModule& module)
{
    return module.ptr()->as<BatchNorm2d>() != nullptr || module.ptr()->as<InstanceNorm2d>() != nullptr;
}

void buildPlainly(nn::Sequential& modules, const spec::NetworkSpec& network, const spec::Shape& input,
                  const spec::NetworkShapes& shapes)
{
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const spec::Shape& layerInput = i == 0 ? input : shapes.layers[i - 1].output;
        modules->push_back(std::visit(LayerMaker{layerInput}, network.layers[i]));
    }
}

/// The place of a layer that another one does as well is taken by an identity, so that later layers keep
/// their names.
void buildWithKernels(nn::Sequential& modules, const spec::NetworkSpec& network, const spec::Shape& input,
                      const spec::NetworkShapes& shapes)
{
    const auto& layers = network.layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const spec::Shape& layerInput = i == 0 ? input : shapes.layers[i - 1].output;
        const bool last = i + 1 == layers.size();
        if (!last && isUpsampledConv2d(layers[i], layers[i + 1])) {
            modules->push_back(nn::Identity());
            modules->push_back(UpsampledConv2d(layerInput.front(), std::get<spec::Conv2dSpec>(layers[++i])));
            continue;
        }
        const std::optional<double> slope = last ? std::nullopt : negativeSlope(layers[i + 1]);
        auto module = std::visit(KernelLayerMaker{layerInput, slope.value_or(1.0)}, layers[i]);
        const bool joined = module && slope && isKernelNorm(*module);
        modules->push_back(module ? *std::move(module) : std::visit(LayerMaker{layerInput}, layers[i]));
        if (joined) {
            modules->push_back(nn::Identity());
            ++i;
        }
    }
}

}  // namespace

torch::nn::Sequential buildNetwork(const spec::NetworkSpec& network, const spec::Shape& input,
                                   const torch::Generator& random, spec::Kernels kernels)
{
    const spec::NetworkShapes shapes = spec::inferShapes("network", network, input);
    TORCH_INTERNAL_ASSERT(shapes.problems.empty(), "a network with impossible shapes is never built");

    nn::Sequential modules;
    if (kernels == spec::Kernels::Reference) {
        buildPlainly(modules, network, input, shapes);
    } else {
        buildWithKernels(modules, network, input, shapes);
    }
    initialize(*modules, network.initialization, random);
    if (kernels != spec::Kernels::Reference) {
        // After they are drawn, as drawing follows the order in memory.
        for (torch::Tensor& parameter : modules->parameters()) {
            if (parameter.dim() == 4) {
                parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
            }
        }
    }
    return modules;
}

bool takesBatchesTogether(const torch::nn::Sequential& network)
{
    const auto layers = network->children();
    return std::none_of(layers.begin(), layers.end(), [](const std::shared_ptr<nn::Module>& layer) {
        return layer->as<nn::BatchNorm1d>() != nullptr || layer->as<nn::BatchNorm2d>() != nullptr ||
               layer->as<MinibatchStd>() != nullptr;
    });
}

void setBatches(const torch::nn::Sequential& network, std::int64_t batches)
{
    for (const std::shared_ptr<nn::Module>& layer : network->children()) {
        if (auto* norm = layer->as<BatchNorm2d>()) {
            norm->setBatches(batches);
        }
    }
}

}  // namespace synthslice::models
