#include "engine/models/kernel_layers.h"

#include "engine/kernels/average_pool.h"
#include "engine/kernels/convolution/convolution.h"
#include "engine/kernels/leaky_relu.h"
#include "engine/kernels/norm_activation.h"
#include "engine/kernels/vector_code.h"
#include "engine/models/compute_type.h"

namespace synthslice::models {
namespace {

template <class Layer>
kernels::Window windowOf(const Layer& layer)
{
    return {layer.kernelSize, layer.stride, layer.padding};
}

template <class Layer>
torch::nn::detail::ConvNdOptions<2> optionsOf(std::int64_t inChannels, const Layer& layer)
{
    return torch::nn::detail::ConvNdOptions<2>(inChannels, layer.outChannels, layer.kernelSize)
        .stride(layer.stride)
        .padding(layer.padding)
        .bias(layer.bias);
}

kernels::NormActivation normalized(const torch::Tensor& input, const torch::Tensor& weight,
                                   const torch::Tensor& bias, std::int64_t groups, double eps,
                                   double negativeSlope)
{
    const auto type = input.scalar_type() == torch::kDouble ? torch::kDouble : torch::kFloat;
    const std::int64_t channels = input.size(1);
    return kernels::normActivation(input, weight.defined() ? weight : torch::ones(channels, type),
                                   bias.defined() ? bias : torch::zeros(channels, type), groups, eps,
                                   negativeSlope);
}

torch::Tensor activated(const torch::Tensor& values, double negativeSlope)
{
    return negativeSlope == 1.0 ? values : kernels::leakyRelu(values, negativeSlope);
}

}  // namespace

Conv2dImpl::Conv2dImpl(std::int64_t inChannels, const spec::Conv2dSpec& layer)
    : ConvNdImpl(optionsOf(inChannels, layer).transposed(false)), m_layer(layer)
{
}

torch::Tensor Conv2dImpl::forward(const torch::Tensor& input)
{
    return kernels::conv2d(inComputeType(input), inComputeType(weight), bias, windowOf(m_layer));
}

ConvTranspose2dImpl::ConvTranspose2dImpl(std::int64_t inChannels, const spec::ConvTranspose2dSpec& layer)
    : ConvNdImpl(optionsOf(inChannels, layer).transposed(true)), m_layer(layer)
{
}

torch::Tensor ConvTranspose2dImpl::forward(const torch::Tensor& input)
{
    return kernels::convTranspose2d(inComputeType(input), inComputeType(weight), bias, windowOf(m_layer));
}

BatchNorm2dImpl::BatchNorm2dImpl(const torch::nn::BatchNormOptions& normOptions, double negativeSlope)
    : BatchNormImplBase(normOptions), m_negativeSlope(negativeSlope)
{
}

void BatchNorm2dImpl::_check_input_dim(const torch::Tensor& input)
{
    TORCH_CHECK(input.dim() == 4, "expected 4D input (got ", input.dim(), "D input)");
}

torch::Tensor BatchNorm2dImpl::forward(const torch::Tensor& input)
{
    _check_input_dim(input);
    const bool ofBatch = is_training() || !options.track_running_stats();
    if (!ofBatch || !kernels::hasKernels(input)) {
        return activated(plain(input), m_negativeSlope);
    }
    const auto made = normalized(input, weight, bias, m_batches, options.eps(), m_negativeSlope);
    if (options.track_running_stats()) {
        updateRunningStatistics(made.mean, made.variance, input.numel() / input.size(1) / m_batches);
    }
    return made.output;
}

torch::Tensor BatchNorm2dImpl::plain(const torch::Tensor& input)
{
    if (m_batches == 1) {
        return BatchNormImplBase::forward(input);
    }
    std::vector<torch::Tensor> parts;
    for (const torch::Tensor& part : input.chunk(m_batches)) {
        parts.push_back(BatchNormImplBase::forward(part));
    }
    return torch::cat(parts);
}

void BatchNorm2dImpl::updateRunningStatistics(const torch::Tensor& means, const torch::Tensor& variances,
                                              std::int64_t values)
{
    torch::NoGradGuard noGrad;
    // PyTorch keeps the unbiased variance.
    const double unbiased = static_cast<double>(values) / static_cast<double>(values - 1);
    for (std::int64_t batch = 0; batch < means.size(0); ++batch) {
        num_batches_tracked += 1;
        const double share = options.momentum().value();
        running_mean.lerp_(means[batch], share);
        running_var.lerp_(variances[batch] * unbiased, share);
    }
}

InstanceNorm2dImpl::InstanceNorm2dImpl(const torch::nn::InstanceNormOptions& normOptions,
                                       double negativeSlope)
    : NormImplBase(normOptions), m_negativeSlope(negativeSlope)
{
}

void InstanceNorm2dImpl::_check_input_dim(const torch::Tensor& input)
{
    TORCH_CHECK(input.dim() == 4, "expected 4D input (got ", input.dim(), "D input)");
}

torch::Tensor InstanceNorm2dImpl::forward(const torch::Tensor& input)
{
    _check_input_dim(input);
    if (kernels::hasKernels(input)) {
        return normalized(input, weight, bias, /*groups=*/input.size(0), options.eps(), m_negativeSlope)
            .output;
    }
    return activated(torch::instance_norm(input, weight, bias, {}, {}, /*use_input_stats=*/true,
                                          options.momentum(), options.eps(), /*cudnn_enabled=*/true),
                     m_negativeSlope);
}

torch::Tensor AveragePoolImpl::forward(const torch::Tensor& input)
{
    return kernels::averagePool(input, m_size);
}

torch::Tensor LeakyReluImpl::forward(const torch::Tensor& input)
{
    return kernels::leakyRelu(input, m_negativeSlope);
}

}  // namespace synthslice::models
