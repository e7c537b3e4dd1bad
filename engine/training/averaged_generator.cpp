#include "engine/training/averaged_generator.h"

#include <algorithm>
#include <cmath>

namespace synthslice::training {
namespace {

torch::nn::Sequential copyOf(const torch::nn::Sequential& network)
{
    return std::dynamic_pointer_cast<torch::nn::SequentialImpl>(network->clone());
}

/// Makes the layer gather the plain mean of its batches' statistics, if it is a batch norm; returns whether
/// it is.
template <class BatchNorm>
bool gatherMeanStatistics(torch::nn::Module& layer)
{
    auto* norm = layer.as<BatchNorm>();
    if (norm == nullptr) {
        return false;
    }
    norm->reset_running_stats();
    norm->options.momentum(std::nullopt);
    return true;
}

}  // namespace

double emaDecayAt(double emaDecay, std::int64_t step)
{
    return std::min(emaDecay, std::pow(0.5, 1.0 / (0.05 * static_cast<double>(step))));
}

AveragedGenerator::AveragedGenerator(const torch::nn::Sequential& generator) : m_network(copyOf(generator))
{
    for (const torch::Tensor& parameter : m_network->parameters()) {
        parameter.set_requires_grad(false);
    }
}

void AveragedGenerator::update(const torch::nn::Sequential& generator, double emaDecay, std::int64_t step)
{
    torch::NoGradGuard noGrad;
    at::_foreach_lerp_(m_network->parameters(), generator->parameters(), 1.0 - emaDecayAt(emaDecay, step));
}

torch::nn::Sequential
AveragedGenerator::withOwnStatistics(const std::vector<torch::Tensor>& latentBatches) const
{
    torch::NoGradGuard noGrad;
    torch::nn::Sequential network = copyOf(m_network);
    bool gathers = false;
    for (const auto& layer : network->children()) {
        gathers |= gatherMeanStatistics<torch::nn::BatchNorm1dImpl>(*layer);
        gathers |= gatherMeanStatistics<torch::nn::BatchNorm2dImpl>(*layer);
    }
    if (gathers) {
        network->train();
        for (const torch::Tensor& latents : latentBatches) {
            network->forward(latents);
        }
    }
    network->eval();
    return network;
}

}  // namespace synthslice::training
