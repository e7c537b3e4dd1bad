#include "engine/spec/network/shape_inference.h"

#include <algorithm>
#include <optional>

#include <tl/expected.hpp>

#include "engine/base/text/text.h"

namespace synthslice::spec {

namespace {

constexpr std::int64_t maxFeatures = std::int64_t{1} << 28;
constexpr std::int64_t maxParameters = std::int64_t{1} << 31;

struct LayerResult {
    Shape output;
    std::int64_t parameters = 0;
};

/// What a layer makes of its input, or message and hint of why it cannot.
struct Impossible {
    std::string message;
    std::string hint;
};
using Inferred = tl::expected<LayerResult, Impossible>;

tl::unexpected<Impossible> impossible(std::string message, std::string hint)
{
    return tl::unexpected(Impossible{std::move(message), std::move(hint)});
}

tl::unexpected<Impossible> needsImage(const Shape& in)
{
    return impossible(text("needs channels x height x width, but its input is %1", toText(in)),
                      text("put an unflatten layer before it"));
}

std::int64_t countOf(const Shape& shape)
{
    std::int64_t count = 1;
    for (const auto size : shape) {
        count *= size;
    }
    return count;
}

/// A window that moves over an image, with the sizes that torch.nn documents.
struct Window {
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t padding;
    std::int64_t dilation = 1;
    bool ceilMode = false;

    /// How many pixels the window covers.
    [[nodiscard]] std::int64_t extent() const { return dilation * (kernel - 1) + 1; }
    /// How far it may reach beyond the padding behind the image.
    [[nodiscard]] std::int64_t beyond() const { return ceilMode ? stride - 1 : 0; }
    /// floor((in + 2 padding - extent)/stride) + 1; with ceil mode rounded up, unless the last window would
    /// begin in the padding behind the image.
    [[nodiscard]] std::int64_t outputSize(std::int64_t in) const
    {
        const std::int64_t room = in + 2 * padding - extent() + beyond();
        const std::int64_t size = room / stride + 1;
        return ceilMode && (size - 1) * stride >= in + padding ? size - 1 : size;
    }
};

Inferred windowed(const Shape& in, std::int64_t channels, const Window& window, std::int64_t parameters)
{
    if (in.size() != 3) {
        return needsImage(in);
    }
    if (std::min(in[1], in[2]) + 2 * window.padding + window.beyond() < window.extent()) {
        return impossible(
            text("is impossible: its kernel of %1 px is larger than its input of %2 with padding %3",
                 window.extent(), toText(in), window.padding),
            text("use a smaller kernel_size or more padding"));
    }
    return LayerResult{{channels, window.outputSize(in[1]), window.outputSize(in[2])}, parameters};
}

Inferred pooled(const Shape& in, const Window& window)
{
    if (2 * window.padding > window.kernel) {
        return impossible(
            text("is impossible: its padding of %1 px is more than half its kernel", window.padding),
            text("use a smaller padding"));
    }
    if (in.size() == 3 && window.padding > 0 && std::min(in[1], in[2]) < window.dilation) {
        return impossible(
            text("jumps over its input of %1, as its dilation is %2 px", toText(in), window.dilation),
            text("use a smaller dilation or no padding"));
    }
    return windowed(in, in.empty() ? 0 : in[0], window, 0);
}

/// Why the channels of a convolution cannot be split into its groups, if so.
std::optional<tl::unexpected<Impossible>> groupsProblem(std::int64_t in, std::int64_t out,
                                                        std::int64_t groups)
{
    if (in % groups == 0 && out % groups == 0) {
        return std::nullopt;
    }
    return impossible(text("is impossible: its %1 groups do not divide its %2 input and %3 output channels",
                           groups, in, out),
                      text("use 1 group or other channels"));
}

Inferred same(const Shape& in, std::int64_t parameters = 0)
{
    return LayerResult{in, parameters};
}

Inferred infer(const LinearSpec& layer, const Shape& in)
{
    if (in.size() != 1) {
        return impossible(text("needs a row of features, but its input is %1", toText(in)),
                          text("put a flatten layer before it"));
    }
    return LayerResult{{layer.outFeatures}, in[0] * layer.outFeatures + (layer.bias ? layer.outFeatures : 0)};
}

Inferred infer(const Conv2dSpec& layer, const Shape& in)
{
    if (in.size() != 3) {
        return needsImage(in);
    }
    if (auto problem = groupsProblem(in[0], layer.outChannels, layer.groups)) {
        return *problem;
    }
    const std::int64_t smaller = std::min(in[1], in[2]);
    const std::int64_t mostPadding = layer.paddingMode == PaddingMode::Reflect    ? smaller - 1
                                     : layer.paddingMode == PaddingMode::Circular ? smaller
                                                                                  : layer.padding;
    if (layer.padding > mostPadding) {
        return impossible(text("is impossible: its padding of %1 px takes more than its input of %2 has",
                               layer.padding, toText(in)),
                          text("use a smaller padding or padding_mode zeros"));
    }
    const auto weights = in[0] / layer.groups * layer.outChannels * layer.kernelSize * layer.kernelSize;
    return windowed(in, layer.outChannels, {layer.kernelSize, layer.stride, layer.padding, layer.dilation},
                    weights + (layer.bias ? layer.outChannels : 0));
}

Inferred infer(const ConvTranspose2dSpec& layer, const Shape& in)
{
    if (in.size() != 3) {
        return needsImage(in);
    }
    if (auto problem = groupsProblem(in[0], layer.outChannels, layer.groups)) {
        return *problem;
    }
    if (layer.outputPadding >= std::max(layer.stride, layer.dilation)) {
        return impossible(text("is impossible: its output_padding of %1 is not smaller than its stride",
                               layer.outputPadding),
                          text("use a smaller output_padding"));
    }
    const auto size = [&](std::int64_t n) {
        return (n - 1) * layer.stride - 2 * layer.padding + layer.dilation * (layer.kernelSize - 1) + 1 +
               layer.outputPadding;
    };
    if (size(in[1]) < 1 || size(in[2]) < 1) {
        return impossible(text("nothing is left of its input of %1", toText(in)),
                          text("use a larger kernel_size or less padding"));
    }
    const auto weights = in[0] * layer.outChannels / layer.groups * layer.kernelSize * layer.kernelSize;
    return LayerResult{{layer.outChannels, size(in[1]), size(in[2])},
                       weights + (layer.bias ? layer.outChannels : 0)};
}

Inferred infer(const BatchNorm1dSpec& layer, const Shape& in)
{
    if (in.size() != 1) {
        return impossible(text("needs a row of features, but its input is %1", toText(in)),
                          text("use batch_norm2d for images"));
    }
    return same(in, layer.affine ? 2 * in[0] : 0);
}

Inferred infer(const BatchNorm2dSpec& layer, const Shape& in)
{
    return in.size() == 3 ? same(in, layer.affine ? 2 * in[0] : 0) : needsImage(in);
}

Inferred infer(const InstanceNorm2dSpec& layer, const Shape& in)
{
    if (in.size() != 3) {
        return needsImage(in);
    }
    if (in[1] * in[2] < 2) {
        return impossible(text("has only one pixel per feature map to normalize"),
                          text("remove it or use it on a larger map"));
    }
    return same(in, layer.affine ? 2 * in[0] : 0);
}

Inferred infer(const LayerNormSpec& layer, const Shape& in)
{
    if (countOf(in) < 2) {
        return impossible(text("has only one value to normalize"), text("remove it"));
    }
    return same(in, layer.elementwiseAffine ? countOf(in) * (layer.bias ? 2 : 1) : 0);
}

Inferred infer(const GroupNormSpec& layer, const Shape& in)
{
    if (in[0] % layer.numGroups != 0) {
        return impossible(text("cannot split its %1 channels into %2 groups", in[0], layer.numGroups),
                          text("use a num_groups that divides them"));
    }
    if (countOf(in) / layer.numGroups < 2) {
        return impossible(text("has only one value in each group to normalize"), text("use fewer groups"));
    }
    return same(in, layer.affine ? 2 * in[0] : 0);
}

Inferred infer(const NoiseSpec&, const Shape& in)
{
    return same(in, in[0]);
}

Inferred infer(const MinibatchStdSpec& layer, const Shape& in)
{
    if (in[0] % layer.numChannels != 0) {
        return impossible(text("cannot split its %1 channels for %2 added ones", in[0], layer.numChannels),
                          text("use a num_channels that divides them"));
    }
    Shape out = in;
    out[0] += layer.numChannels;
    return LayerResult{std::move(out), 0};
}

Inferred infer(const UpsampleSpec& layer, const Shape& in)
{
    return in.size() == 3
               ? Inferred(LayerResult{{in[0], in[1] * layer.scaleFactor, in[2] * layer.scaleFactor}, 0})
               : needsImage(in);
}

Inferred infer(const MaxPool2dSpec& layer, const Shape& in)
{
    return pooled(in, {layer.kernelSize, layer.stride, layer.padding, layer.dilation, layer.ceilMode});
}

Inferred infer(const AvgPool2dSpec& layer, const Shape& in)
{
    return pooled(in, {layer.kernelSize, layer.stride, layer.padding, 1, layer.ceilMode});
}

Inferred infer(const ZeroPad2dSpec& layer, const Shape& in)
{
    if (in.size() != 3) {
        return needsImage(in);
    }
    const Shape out = {in[0], in[1] + 2 * layer.padding, in[2] + 2 * layer.padding};
    if (out[1] < 1 || out[2] < 1) {
        return impossible(
            text("crops %1 px a side, more than its input of %2 has", -layer.padding, toText(in)),
            text("crop less"));
    }
    return LayerResult{out, 0};
}

Inferred infer(const FlattenSpec&, const Shape& in)
{
    return LayerResult{{countOf(in)}, 0};
}

Inferred infer(const UnflattenSpec& layer, const Shape& in)
{
    const Shape out = {layer.channels, layer.height, layer.width};
    if (in.size() != 1 || in[0] != countOf(out)) {
        return impossible(
            text("cannot turn %1 into %2, which has %3 values", toText(in), toText(out), countOf(out)),
            text("make the layer before it give as many features"));
    }
    return LayerResult{out, 0};
}

template <class Elementwise>
Inferred infer(const Elementwise&, const Shape& in)
{
    return same(in);
}

}  // namespace

NetworkShapes inferShapes(const std::string& networkName, const NetworkSpec& network, const Shape& input)
{
    NetworkShapes shapes;
    Shape current = input;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const auto& layer = network.layers[i];
        LayerShape shape{std::visit([](const auto& l) { return std::string(l.type); }, layer), {}, 0};
        if (!current.empty()) {
            auto inferred = std::visit([&](const auto& l) { return infer(l, current); }, layer);
            if (inferred &&
                (countOf(inferred->output) > maxFeatures || inferred->parameters > maxParameters)) {
                inferred = impossible(text("is too large: it gives %1 and has %2 parameters",
                                           toText(inferred->output), inferred->parameters),
                                      text("use fewer channels or a smaller scale"));
            }
            if (inferred) {
                shape.output = inferred->output;
                shape.parameters = inferred->parameters;
            } else {
                const auto path = networkName + ".layers." + std::to_string(i);
                shapes.problems.push_back(
                    {path,
                     text("Layer %1 (%2) of the %3 %4", i, shape.type, networkName, inferred.error().message),
                     inferred.error().hint});
            }
            current = shape.output;
        }
        shapes.parameters += shape.parameters;
        shapes.layers.push_back(std::move(shape));
    }
    shapes.output = current;
    return shapes;
}

std::string toText(const Shape& shape)
{
    std::string text;
    for (const auto size : shape) {
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    }
    return text;
}

}  // namespace synthslice::spec
