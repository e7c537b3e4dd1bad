#pragma once

#include <torch/torch.h>

#include "engine/spec/network/layer_spec.h"

/// Layers that compute with engine/kernels. Their parameters are named, start and are drawn from torch's
/// default generator as those of the layers of torch.nn whose names they have, so a network can be built
/// either way from one seed or one checkpoint.
namespace synthslice::models {

/// torch.nn.Conv2d without groups or dilation, padded with zeros.
class Conv2dImpl : public torch::nn::ConvNdImpl<2, Conv2dImpl> {
public:
    Conv2dImpl(std::int64_t inChannels, const spec::Conv2dSpec& layer);
    torch::Tensor forward(const torch::Tensor& input);

private:
    spec::Conv2dSpec m_layer;
};
TORCH_MODULE(Conv2d);

/// torch.nn.ConvTranspose2d without groups, dilation or output padding.
class ConvTranspose2dImpl : public torch::nn::ConvNdImpl<2, ConvTranspose2dImpl> {
public:
    ConvTranspose2dImpl(std::int64_t inChannels, const spec::ConvTranspose2dSpec& layer);
    torch::Tensor forward(const torch::Tensor& input);

private:
    spec::ConvTranspose2dSpec m_layer;
};
TORCH_MODULE(ConvTranspose2d);

/// torch.nn.BatchNorm2d and the activation behind it: leaky ReLU of `negativeSlope`, ReLU at 0, none
/// at 1.
class BatchNorm2dImpl : public torch::nn::BatchNormImplBase<2, BatchNorm2dImpl> {
public:
    BatchNorm2dImpl(const torch::nn::BatchNormOptions& normOptions, double negativeSlope);
    torch::Tensor forward(const torch::Tensor& input);

    /// While training, cuts a batch into so many of equal size, each normalized by its own statistics as if
    /// it came alone.
    void setBatches(std::int64_t batches) { m_batches = batches; }

protected:
    void _check_input_dim(const torch::Tensor& input) override;

private:
    [[nodiscard]] torch::Tensor plain(const torch::Tensor& input);
    void updateRunningStatistics(const torch::Tensor& means, const torch::Tensor& variances,
                                 std::int64_t values);

    double m_negativeSlope;
    std::int64_t m_batches = 1;
};
TORCH_MODULE(BatchNorm2d);

/// torch.nn.InstanceNorm2d without running statistics, and the activation behind it.
class InstanceNorm2dImpl
    : public torch::nn::NormImplBase<2, InstanceNorm2dImpl, torch::nn::InstanceNormOptions> {
public:
    InstanceNorm2dImpl(const torch::nn::InstanceNormOptions& normOptions, double negativeSlope);
    torch::Tensor forward(const torch::Tensor& input);

protected:
    void _check_input_dim(const torch::Tensor& input) override;

private:
    double m_negativeSlope;
};
TORCH_MODULE(InstanceNorm2d);

/// torch.nn.AvgPool2d of windows side by side, without padding.
class AveragePoolImpl : public torch::nn::Cloneable<AveragePoolImpl> {
public:
    explicit AveragePoolImpl(std::int64_t size) : m_size(size) {}
    void reset() override {}
    torch::Tensor forward(const torch::Tensor& input);

private:
    std::int64_t m_size;
};
TORCH_MODULE(AveragePool);

/// torch.nn.LeakyReLU, and torch.nn.ReLU with a slope of 0.
class LeakyReluImpl : public torch::nn::Cloneable<LeakyReluImpl> {
public:
    explicit LeakyReluImpl(double negativeSlope) : m_negativeSlope(negativeSlope) {}
    void reset() override {}
    torch::Tensor forward(const torch::Tensor& input);

private:
    double m_negativeSlope;
};
TORCH_MODULE(LeakyRelu);

}  // namespace synthslice::models
