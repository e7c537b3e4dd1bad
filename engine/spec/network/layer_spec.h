#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

// Each layer is named, parameterized and defaulted as in torch.nn. Input sizes (in_channels,
// in_features, num_features) are not parameters: they follow from the layer before. Activations say that they
// are some.

struct LinearSpec {
    static constexpr const char* type = "linear";
    std::int64_t outFeatures = 128;
    bool bias = true;
    bool operator==(const LinearSpec&) const = default;
};

enum class PaddingMode { Zeros, Reflect, Replicate, Circular };
template <>
inline constexpr std::array enumNames<PaddingMode>{"zeros", "reflect", "replicate", "circular"};

struct Conv2dSpec {
    static constexpr const char* type = "conv2d";
    std::int64_t outChannels = 64;
    std::int64_t kernelSize = 3;
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    std::int64_t dilation = 1;
    std::int64_t groups = 1;
    bool bias = true;
    PaddingMode paddingMode = PaddingMode::Zeros;
    bool operator==(const Conv2dSpec&) const = default;
};

struct ConvTranspose2dSpec {
    static constexpr const char* type = "conv_transpose2d";
    std::int64_t outChannels = 64;
    std::int64_t kernelSize = 4;
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    std::int64_t outputPadding = 0;
    std::int64_t dilation = 1;
    std::int64_t groups = 1;
    bool bias = true;
    bool operator==(const ConvTranspose2dSpec&) const = default;
};

struct BatchNorm1dSpec {
    static constexpr const char* type = "batch_norm1d";
    double eps = 1e-5;
    double momentum = 0.1;
    bool affine = true;
    bool trackRunningStats = true;
    bool operator==(const BatchNorm1dSpec&) const = default;
};

struct BatchNorm2dSpec {
    static constexpr const char* type = "batch_norm2d";
    double eps = 1e-5;
    double momentum = 0.1;
    bool affine = true;
    bool trackRunningStats = true;
    bool operator==(const BatchNorm2dSpec&) const = default;
};

struct InstanceNorm2dSpec {
    static constexpr const char* type = "instance_norm2d";
    double eps = 1e-5;
    double momentum = 0.1;
    bool affine = false;
    bool trackRunningStats = false;
    bool operator==(const InstanceNorm2dSpec&) const = default;
};

/// torch.nn.LayerNorm whose normalized_shape is a whole example.
struct LayerNormSpec {
    static constexpr const char* type = "layer_norm";
    double eps = 1e-5;
    bool elementwiseAffine = true;
    bool bias = true;
    bool operator==(const LayerNormSpec&) const = default;
};

struct GroupNormSpec {
    static constexpr const char* type = "group_norm";
    std::int64_t numGroups = 8;
    double eps = 1e-5;
    bool affine = true;
    bool operator==(const GroupNormSpec&) const = default;
};

enum class UpsampleMode { Nearest, Bilinear, Bicubic };
template <>
inline constexpr std::array enumNames<UpsampleMode>{"nearest", "bilinear", "bicubic"};

struct UpsampleSpec {
    static constexpr const char* type = "upsample";
    std::int64_t scaleFactor = 2;
    UpsampleMode mode = UpsampleMode::Nearest;
    bool alignCorners = false;  ///< of "bilinear" and "bicubic"
    bool operator==(const UpsampleSpec&) const = default;
};

struct MaxPool2dSpec {
    static constexpr const char* type = "max_pool2d";
    std::int64_t kernelSize = 2;
    std::int64_t stride = 2;
    std::int64_t padding = 0;
    std::int64_t dilation = 1;
    bool ceilMode = false;
    bool operator==(const MaxPool2dSpec&) const = default;
};

struct AvgPool2dSpec {
    static constexpr const char* type = "avg_pool2d";
    std::int64_t kernelSize = 2;
    std::int64_t stride = 2;
    std::int64_t padding = 0;
    bool ceilMode = false;
    bool countIncludePad = true;
    bool operator==(const AvgPool2dSpec&) const = default;
};

/// torch.nn.ZeroPad2d: a negative padding crops.
struct ZeroPad2dSpec {
    static constexpr const char* type = "zero_pad2d";
    std::int64_t padding = 1;
    bool operator==(const ZeroPad2dSpec&) const = default;
};

struct DropoutSpec {
    static constexpr const char* type = "dropout";
    double p = 0.5;
    bool operator==(const DropoutSpec&) const = default;
};

/// Adds feature maps that hold the standard deviation over a group of images of the batch, averaged over all
/// values (Karras 2018, section 3): a discriminator sees by it that images are too much alike.
struct MinibatchStdSpec {
    static constexpr const char* type = "minibatch_std";
    std::int64_t groupSize = 4;    ///< images; the whole batch if it cannot be divided by this
    std::int64_t numChannels = 1;  ///< added feature maps, each of as many of the input's
    bool operator==(const MinibatchStdSpec&) const = default;
};

/// Gaussian noise, one map for all channels, times a learned strength of each channel (Karras 2019).
struct NoiseSpec {
    static constexpr const char* type = "noise";
    bool operator==(const NoiseSpec&) const = default;
};

struct FlattenSpec {
    static constexpr const char* type = "flatten";
    bool operator==(const FlattenSpec&) const = default;
};

/// torch.nn.Unflatten of dimension 1 into channels x height x width.
struct UnflattenSpec {
    static constexpr const char* type = "unflatten";
    std::int64_t channels = 1;
    std::int64_t height = 28;
    std::int64_t width = 28;
    bool operator==(const UnflattenSpec&) const = default;
};

struct ReluSpec {
    static constexpr const char* type = "relu";
    static constexpr bool isActivation = true;
    bool operator==(const ReluSpec&) const = default;
};

struct LeakyReluSpec {
    static constexpr const char* type = "leaky_relu";
    static constexpr bool isActivation = true;
    double negativeSlope = 0.01;
    bool operator==(const LeakyReluSpec&) const = default;
};

struct EluSpec {
    static constexpr const char* type = "elu";
    static constexpr bool isActivation = true;
    double alpha = 1.0;
    bool operator==(const EluSpec&) const = default;
};

enum class GeluApproximate { None, Tanh };
template <>
inline constexpr std::array enumNames<GeluApproximate>{"none", "tanh"};

struct GeluSpec {
    static constexpr const char* type = "gelu";
    static constexpr bool isActivation = true;
    GeluApproximate approximate = GeluApproximate::None;
    bool operator==(const GeluSpec&) const = default;
};

struct TanhSpec {
    static constexpr const char* type = "tanh";
    static constexpr bool isActivation = true;
    bool operator==(const TanhSpec&) const = default;
};

struct SigmoidSpec {
    static constexpr const char* type = "sigmoid";
    static constexpr bool isActivation = true;
    bool operator==(const SigmoidSpec&) const = default;
};

/// torch.nn.Softmax and LogSoftmax over features or channels (dim = 1).
struct SoftmaxSpec {
    static constexpr const char* type = "softmax";
    static constexpr bool isActivation = true;
    bool operator==(const SoftmaxSpec&) const = default;
};

struct LogSoftmaxSpec {
    static constexpr const char* type = "log_softmax";
    static constexpr bool isActivation = true;
    bool operator==(const LogSoftmaxSpec&) const = default;
};

using LayerSpec = std::variant<LinearSpec, Conv2dSpec, ConvTranspose2dSpec, UpsampleSpec, MaxPool2dSpec,
                               AvgPool2dSpec, ZeroPad2dSpec, FlattenSpec, UnflattenSpec, BatchNorm1dSpec,
                               BatchNorm2dSpec, InstanceNorm2dSpec, LayerNormSpec, GroupNormSpec,
                               MinibatchStdSpec, NoiseSpec, DropoutSpec, ReluSpec, LeakyReluSpec, EluSpec,
                               GeluSpec, TanhSpec, SigmoidSpec, SoftmaxSpec, LogSoftmaxSpec>;

/// Whether the layer ties what it makes of an image to the others of the batch, in evaluation too.
[[nodiscard]] inline bool needsWholeBatch(const LayerSpec& layer)
{
    const auto* norm1d = std::get_if<BatchNorm1dSpec>(&layer);
    const auto* norm2d = std::get_if<BatchNorm2dSpec>(&layer);
    return (norm1d != nullptr && !norm1d->trackRunningStats) ||
           (norm2d != nullptr && !norm2d->trackRunningStats) ||
           std::holds_alternative<MinibatchStdSpec>(layer);
}

[[nodiscard]] inline bool isBatchNorm(const LayerSpec& layer)
{
    return std::holds_alternative<BatchNorm1dSpec>(layer) || std::holds_alternative<BatchNorm2dSpec>(layer);
}

[[nodiscard]] inline bool isActivation(const LayerSpec& layer)
{
    return std::visit(
        [](const auto& any) {
            return requires
            {
                any.isActivation;
            };
        },
        layer);
}

}  // namespace synthslice::spec
