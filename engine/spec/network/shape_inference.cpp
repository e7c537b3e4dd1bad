#include "engine/spec/network/shape_inference.h"

#include <algorithm>
#include <optional>

#include <tl/expected.hpp>

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
    return impossible("needs channels x height x width, but its input is " + toText(in),
                      "put an unflatten layer before it");
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
        return impossible("is impossible: its kernel of " + std::to_string(window.extent()) +
                              " px is larger than its input of " + toText(in) + " with padding " +
                              std::to_string(window.padding),
                          "use a smaller kernel_size or more padding");
    }
    return LayerResult{{channels, window.outputSize(in[1]), window.outputSize(in[2])}, parameters};
}

Inferred pooled(const Shape& in, const Window& window)
{
    if (2 * window.padding > window.kernel) {
        return impossible("is impossible: its padding of " + std::to_string(window.padding) +
                              " px is more than half its kernel",
                          "use a smaller padding");
    }
    if (in.size() == 3 && window.padding > 0 && std::min(in[1], in[2]) < window.dilation) {
        return impossible("jumps over its input of " + toText(in) + ", as its dilation is " +
                              std::to_string(window.dilation) + " px",
                          "use a smaller dilation or no padding");
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
    return impossible("is impossible: its " + std::to_string(groups) + " groups do not divide its " +
                          std::to_string(in) + " input and " + std::to_string(out) + " output channels",
                      "use 1 group or other channels");
}

Inferred same(const Shape& in, std::int64_t parameters = 0)
{
    return LayerResult{in, parameters};
}

Inferred infer(const LinearSpec& layer, const Shape& in)
{
    if (in.size() != 1) {
        return impossible("needs a row of features, but its input is " + toText(in),
                          "put a flatten layer before it");
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
        return impossible("is impossible: its padding of " + std::to_string(layer.padding) +
                              " px takes more than its input of " + toText(in) + " has",
                          "use a smaller padding or padding_mode zeros");
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
        return impossible("is impossible: its output_padding of " + std::to_string(layer.outputPadding) +
                              " is not smaller than its stride",
                          "use a smaller output_padding");
    }
    const auto size = [&](std::int64_t n) {
        return (n - 1) * layer.stride - 2 * layer.padding + layer.dilation * (layer.kernelSize - 1) + 1 +
               layer.outputPadding;
    };
    if (size(in[1]) < 1 || size(in[2]) < 1) {
        return impossible("nothing is left of its input of " + toText(in),
                          "use a larger kernel_size or less padding");
    }
    const auto weights = in[0] * layer.outChannels / layer.groups * layer.kernelSize * layer.kernelSize;
    return LayerResult{{layer.outChannels, size(in[1]), size(in[2])},
                       weights + (layer.bias ? layer.outChannels : 0)};
}

Inferred infer(const BatchNorm1dSpec& layer, const Shape& in)
{
    if (in.size() != 1) {
        return impossible("needs a row of features, but its input is " + toText(in),
                          "use batch_norm2d for images");
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
        return impossible("has only one pixel per feature map to normalize",
                          "remove it or use it on a larger map");
    }
    return same(in, layer.affine ? 2 * in[0] : 0);
}

Inferred infer(const LayerNormSpec& layer, const Shape& in)
{
    if (countOf(in) < 2) {
        return impossible("has only one value to normalize", "remove it");
    }
    return same(in, layer.elementwiseAffine ? countOf(in) * (layer.bias ? 2 : 1) : 0);
}

Inferred infer(const GroupNormSpec& layer, const Shape& in)
{
    if (in[0] % layer.numGroups != 0) {
        return impossible("cannot split its " + std::to_string(in[0]) + " channels into " +
                              std::to_string(layer.numGroups) + " groups",
                          "use a num_groups that divides them");
    }
    if (countOf(in) / layer.numGroups < 2) {
        return impossible("has only one value in each group to normalize", "use fewer groups");
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
        return impossible("cannot split its " + std::to_string(in[0]) + " channels for " +
                              std::to_string(layer.numChannels) + " added ones",
                          "use a num_channels that divides them");
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
        return impossible("crops " + std::to_string(-layer.padding) + " px a side, more than its input of " +
                              toText(in) + " has",
                          "crop less");
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
        return impossible("cannot turn " + toText(in) + " into " + toText(out) + ", which has " +
                              std::to_string(countOf(out)) + " values",
                          "make the layer before it give as many features");
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
                inferred = impossible("is too large: it gives " + toText(inferred->output) + " and has " +
                                          std::to_string(inferred->parameters) + " parameters",
                                      "use fewer channels or a smaller scale");
            }
            if (inferred) {
                shape.output = inferred->output;
                shape.parameters = inferred->parameters;
            } else {
                const auto path = networkName + ".layers." + std::to_string(i);
                shapes.problems.push_back({path,
                                           "Layer " + std::to_string(i) + " (" + shape.type + ") of the " +
                                               networkName + " " + inferred.error().message,
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
