#include "engine/training/images/averaged_generator.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/models/kernel_layers.h"
#include "engine/models/noise.h"

namespace synthslice::training {
namespace {

torch::nn::Sequential copyOf(const torch::nn::Sequential& network)
{
    return std::dynamic_pointer_cast<torch::nn::SequentialImpl>(network->clone());
}

/// A copy's normalization that keeps running statistics, and how to let it take in one more batch.
using MomentumSetter = std::function<void(double momentum)>;

/// Adds the layer's to `setters` if it is a Norm that keeps running statistics, and forgets these.
template <class Norm>
void addIfTracking(torch::nn::Module& layer, std::vector<MomentumSetter>& setters)
{
    auto* norm = layer.as<Norm>();
    if (norm != nullptr && norm->options.track_running_stats()) {
        norm->reset_running_stats();
        setters.push_back([norm](double momentum) { norm->options.momentum(momentum); });
    }
}

constexpr std::int64_t statisticsBatches = 16;

/// All batches of such latents in one.
torch::Tensor matchedNormals(spec::Shape batch, const torch::Generator& random)
{
    batch.front() *= statisticsBatches;
    const torch::Tensor drawn = torch::randn(batch, random);
    return (drawn - drawn.mean(0)) / drawn.std(0, /*unbiased=*/false);
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

torch::nn::Sequential AveragedGenerator::withOwnStatistics(
    const spec::Shape& latents, std::uint64_t seed,
    const std::function<torch::Tensor(const torch::Tensor& latents, const torch::Generator& random)>& inputOf)
    const
{
    torch::NoGradGuard noGrad;
    torch::nn::Sequential network = copyOf(m_network);
    std::vector<MomentumSetter> setters;
    for (const auto& layer : network->children()) {
        addIfTracking<torch::nn::BatchNorm1dImpl>(*layer, setters);
        addIfTracking<torch::nn::BatchNorm2dImpl>(*layer, setters);
        addIfTracking<models::BatchNorm2dImpl>(*layer, setters);
        addIfTracking<torch::nn::InstanceNorm2dImpl>(*layer, setters);
    }
    if (!setters.empty()) {
        network->train();
        const torch::Generator random = at::detail::createCPUGenerator(seed);
        const torch::Tensor drawn = matchedNormals(latents, random);
        const models::NoiseScope noise({random});
        for (std::int64_t batch = 0; batch < statisticsBatches; ++batch) {
            // With momentum 1/k at batch k the running statistics are the plain mean.
            for (const MomentumSetter& setMomentum : setters) {
                setMomentum(1.0 / static_cast<double>(batch + 1));
            }
            network->forward(inputOf(drawn.narrow(0, batch * latents.front(), latents.front()), random));
        }
    }
    network->eval();
    return network;
}

}  // namespace synthslice::training
