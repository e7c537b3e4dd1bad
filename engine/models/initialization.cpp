#include "engine/models/initialization.h"

#include "engine/models/layer_norm.h"
#include "engine/models/noise.h"

namespace synthslice::models {
namespace {

void drawWeight(torch::Tensor weight, const spec::InitializationSpec& initialization)
{
    namespace init = torch::nn::init;
    const bool fanIn = initialization.fanMode == spec::FanMode::FanIn;
    const init::FanModeType fan = fanIn ? init::FanModeType(torch::kFanIn)
                                        : init::FanModeType(torch::kFanOut);
    switch (initialization.type) {
    case spec::Initialization::Pytorch:
        return;
    case spec::Initialization::Dcgan:
        init::normal_(weight, 0.0, initialization.std);
        return;
    case spec::Initialization::Constant:
        init::constant_(weight, initialization.value);
        return;
    case spec::Initialization::Uniform:
        init::uniform_(weight, initialization.low, initialization.high);
        return;
    case spec::Initialization::Normal:
        init::normal_(weight, initialization.mean, initialization.std);
        return;
    case spec::Initialization::XavierUniform:
        init::xavier_uniform_(weight, initialization.gain);
        return;
    case spec::Initialization::XavierNormal:
        init::xavier_normal_(weight, initialization.gain);
        return;
    case spec::Initialization::KaimingUniform:
        init::kaiming_uniform_(weight, initialization.negativeSlope, fan, torch::kLeakyReLU);
        return;
    case spec::Initialization::KaimingNormal:
        init::kaiming_normal_(weight, initialization.negativeSlope, fan, torch::kLeakyReLU);
        return;
    }
}

}  // namespace

void initialize(torch::nn::SequentialImpl& network, const spec::InitializationSpec& initialization)
{
    if (initialization.type == spec::Initialization::Pytorch) {
        return;
    }
    torch::NoGradGuard noGrad;
    for (const std::shared_ptr<torch::nn::Module>& layer : network.children()) {
        if (layer->as<Noise>() != nullptr) {
            continue;  // without noise at first
        }
        for (auto& parameter : layer->named_parameters(/*recurse=*/false)) {
            // Weights of convolutions and linear layers are matrices or more; those of most norms are
            // vectors.
            const bool norm = parameter->dim() == 1 || layer->as<LayerNorm>() != nullptr;
            if (parameter.key() == "bias") {
                parameter->zero_();
            } else if (!norm) {
                drawWeight(*parameter, initialization);
            } else if (initialization.type == spec::Initialization::Dcgan) {
                torch::nn::init::normal_(*parameter, 1.0, initialization.std);
            }
        }
    }
}

}  // namespace synthslice::models
