#include "engine/models/initialization.h"

namespace synthslice::models {
namespace {

void drawWeight(torch::Tensor weight, const spec::InitializationSpec& initialization)
{
    switch (initialization.type) {
    case spec::Initialization::Pytorch:
        return;
    case spec::Initialization::Dcgan:
    case spec::Initialization::Normal:
        torch::nn::init::normal_(weight, 0.0, initialization.std);
        return;
    case spec::Initialization::XavierUniform:
        torch::nn::init::xavier_uniform_(weight);
        return;
    case spec::Initialization::KaimingUniform:
        torch::nn::init::kaiming_uniform_(weight, 0.0, torch::kFanIn, torch::kReLU);
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
        for (auto& parameter : layer->named_parameters(/*recurse=*/false)) {
            // Weights of convolutions and linear layers are matrices or more; those of norms are vectors.
            const bool norm = parameter->dim() == 1;
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
