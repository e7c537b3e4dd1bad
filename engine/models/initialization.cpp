#include "engine/models/initialization.h"

#include <cmath>

#include "engine/models/layer_norm.h"
#include "engine/models/noise.h"

namespace synthslice::models {
namespace {

/// Of a weight {outputs, inputs, ...}; of a transposed convolution's as torch.nn counts them.
struct Fans {
    double in;
    double out;
};

Fans fansOf(const torch::Tensor& weight)
{
    const auto window = static_cast<double>(weight[0][0].numel());
    return {static_cast<double>(weight.size(1)) * window, static_cast<double>(weight.size(0)) * window};
}

/// Weights of convolutions and linear layers are matrices or more; those of most norms are vectors.
bool isOfNorm(const torch::nn::Module& layer, const torch::Tensor& parameter)
{
    return parameter.dim() == 1 || layer.as<LayerNorm>() != nullptr;
}

void drawWithSd(torch::Tensor weight, double sd, bool uniform, const torch::Generator& random)
{
    const double bound = std::sqrt(3.0) * sd;
    uniform ? weight.uniform_(-bound, bound, random) : weight.normal_(0.0, sd, random);
}

void drawWeight(torch::Tensor weight, const spec::InitializationSpec& initialization,
                const torch::Generator& random)
{
    using spec::Initialization;
    const Fans fans = fansOf(weight);
    switch (initialization.type) {
    case Initialization::Pytorch:
        return;
    case Initialization::Dcgan:
        weight.normal_(0.0, initialization.std, random);
        return;
    case Initialization::Constant:
        weight.fill_(initialization.value);
        return;
    case Initialization::Uniform:
        weight.uniform_(initialization.low, initialization.high, random);
        return;
    case Initialization::Normal:
        weight.normal_(initialization.mean, initialization.std, random);
        return;
    case Initialization::XavierUniform:
    case Initialization::XavierNormal:
        drawWithSd(weight, initialization.gain * std::sqrt(2.0 / (fans.in + fans.out)),
                   initialization.type == Initialization::XavierUniform, random);
        return;
    case Initialization::KaimingUniform:
    case Initialization::KaimingNormal:
        const double gain = std::sqrt(2.0 / (1.0 + std::pow(initialization.negativeSlope, 2.0)));
        const double fan = initialization.fanMode == spec::FanMode::FanIn ? fans.in : fans.out;
        drawWithSd(weight, gain / std::sqrt(fan), initialization.type == Initialization::KaimingUniform,
                   random);
        return;
    }
}

}  // namespace

void drawAsTorch(torch::nn::SequentialImpl& network, const torch::Generator& random)
{
    torch::NoGradGuard noGrad;
    for (const std::shared_ptr<torch::nn::Module>& layer : network.children()) {
        auto parameters = layer->named_parameters(/*recurse=*/false);
        torch::Tensor* weight = parameters.find("weight");
        if (weight == nullptr || !weight->defined() || isOfNorm(*layer, *weight)) {
            continue;
        }
        const double bound = 1.0 / std::sqrt(fansOf(*weight).in);
        weight->uniform_(-bound, bound, random);
        if (torch::Tensor* bias = parameters.find("bias"); bias != nullptr && bias->defined()) {
            bias->uniform_(-bound, bound, random);
        }
    }
}

void initialize(torch::nn::SequentialImpl& network, const spec::InitializationSpec& initialization,
                const torch::Generator& random)
{
    // Also where all are drawn otherwise afterwards, so that what follows of `random` does not depend on it.
    drawAsTorch(network, random);
    if (initialization.type == spec::Initialization::Pytorch) {
        return;
    }
    torch::NoGradGuard noGrad;
    for (const std::shared_ptr<torch::nn::Module>& layer : network.children()) {
        if (layer->as<Noise>() != nullptr) {
            continue;  // without noise at first
        }
        for (auto& parameter : layer->named_parameters(/*recurse=*/false)) {
            if (parameter.key() == "bias") {
                parameter->zero_();
            } else if (!isOfNorm(*layer, *parameter)) {
                drawWeight(*parameter, initialization, random);
            } else if (initialization.type == spec::Initialization::Dcgan) {
                parameter->normal_(1.0, initialization.std, random);
            }
        }
    }
}

}  // namespace synthslice::models
